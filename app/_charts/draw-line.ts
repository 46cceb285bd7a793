import type { Ink } from './canvas-layer';
import type { Line } from './line-series';

/** Every point faint, the median bold; zeros as triangles on the floor, what is not finite as crosses there. */
export function drawLine(
  context: CanvasRenderingContext2D,
  line: Line,
  x: (step: number) => number,
  y: (value: number) => number,
  ink: Ink,
  height: number,
) {
  const broken = new Set(line.nonFinite);
  const path = (values: readonly number[]) => {
    context.beginPath();
    let open = false;
    for (const [index, step] of line.steps.entries()) {
      const value = values[index]!;
      if (!Number.isFinite(value) || broken.has(step)) {
        open = false;
        continue;
      }
      if (open) context.lineTo(x(step), y(value));
      else context.moveTo(x(step), y(value));
      open = true;
    }
    context.stroke();
  };
  context.strokeStyle = ink(line.token);
  context.fillStyle = ink(line.token);
  context.globalAlpha = 0.26;
  context.lineWidth = 1;
  context.setLineDash([]);
  path(line.low);
  path(line.high);
  context.globalAlpha = 1;
  context.lineWidth = 1.75;
  context.setLineDash(line.dash);
  path(line.middle);
  context.setLineDash([]);
  for (const [index, step] of line.steps.entries()) {
    if (line.low[index] !== 0) continue;
    context.beginPath();
    context.moveTo(x(step) - 3, height);
    context.lineTo(x(step) + 3, height);
    context.lineTo(x(step), height - 5);
    context.fill();
  }
  context.strokeStyle = ink('--crit');
  context.lineWidth = 1.5;
  for (const step of line.nonFinite) {
    context.beginPath();
    context.moveTo(x(step) - 2.5, height - 7.5);
    context.lineTo(x(step) + 2.5, height - 2.5);
    context.moveTo(x(step) + 2.5, height - 7.5);
    context.lineTo(x(step) - 2.5, height - 2.5);
    context.stroke();
  }
}
