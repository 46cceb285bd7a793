import type { Ink } from './canvas-layer';
import type { Line } from './line-series';

/**
 * Every point faint behind the bold median; a triangle on the floor for each touch of zero, a cross for each
 * value that is not finite.
 */
export function drawLine(
  context: CanvasRenderingContext2D,
  line: Line,
  x: (step: number) => number,
  y: (value: number) => number,
  ink: Ink,
  height: number,
) {
  const { steps, low, high, middle } = line;
  const broken = new Set(line.nonFinite);
  /** A line through what `values` gives at each bucket, broken where a value was not finite. */
  const path = (values: (index: number) => readonly number[]) => {
    context.beginPath();
    let open = false;
    for (const [index, step] of steps.entries()) {
      for (const value of values(index)) {
        if (!Number.isFinite(value) || broken.has(step)) {
          open = false;
          continue;
        }
        if (open) context.lineTo(x(step), y(value));
        else context.moveTo(x(step), y(value));
        open = true;
      }
    }
    context.stroke();
  };
  context.strokeStyle = ink(line.token);
  context.fillStyle = ink(line.token);
  if (line.band) fillBand(context, line.steps, line.band, x, y);
  context.globalAlpha = 0.26;
  context.lineWidth = 1;
  context.setLineDash([]);
  path((index) => (low[index] === high[index] ? [low[index]!] : [low[index]!, high[index]!]));
  context.globalAlpha = 1;
  context.lineWidth = 1.75;
  context.setLineDash(line.dash);
  path((index) => [middle[index]!]);
  context.setLineDash([]);
  if (line.dots) for (const [index, step] of steps.entries()) dot(context, x(step), y(middle[index]!));
  for (const [index, step] of steps.entries()) if (low[index] === 0) triangle(context, x(step), height);
  context.strokeStyle = ink('--crit');
  context.lineWidth = 1.5;
  for (const step of line.nonFinite) cross(context, x(step), height - 5);
}

/** A tint between the edges of the band; nothing where they are not known. */
function fillBand(
  context: CanvasRenderingContext2D,
  steps: readonly number[],
  { low, high }: NonNullable<Line['band']>,
  x: (step: number) => number,
  y: (value: number) => number,
) {
  const known = [...steps.keys()].filter((index) => Number.isFinite(low[index]! + high[index]!));
  context.globalAlpha = 0.1;
  context.beginPath();
  for (const index of known) context.lineTo(x(steps[index]!), y(high[index]!));
  for (const index of known.toReversed()) context.lineTo(x(steps[index]!), y(low[index]!));
  context.fill();
}

function dot(context: CanvasRenderingContext2D, x: number, y: number) {
  if (!Number.isFinite(y)) return;
  context.beginPath();
  context.arc(x, y, 2, 0, 2 * Math.PI);
  context.fill();
}

function triangle(context: CanvasRenderingContext2D, x: number, foot: number) {
  context.beginPath();
  context.moveTo(x - 3, foot);
  context.lineTo(x + 3, foot);
  context.lineTo(x, foot - 5);
  context.fill();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number) {
  context.beginPath();
  context.moveTo(x - 2.5, y - 2.5);
  context.lineTo(x + 2.5, y + 2.5);
  context.moveTo(x + 2.5, y - 2.5);
  context.lineTo(x - 2.5, y + 2.5);
  context.stroke();
}
