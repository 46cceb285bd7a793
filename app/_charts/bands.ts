import type { Ink } from './canvas-layer';

/** Steps that an alert spans. */
export interface Band {
  from: number;
  to: number;
  title: string;
  token: '--watch' | '--crit';
}

/** A tint over the alert's steps, with an edge where it began. */
export function drawBands(
  context: CanvasRenderingContext2D,
  bands: readonly Band[],
  x: (step: number) => number,
  height: number,
  ink: Ink,
) {
  for (const { from, to, token } of bands) {
    context.fillStyle = ink(token);
    context.globalAlpha = 0.08;
    context.fillRect(x(from), 0, Math.max(1, x(to) - x(from)), height);
    context.globalAlpha = 1;
    context.fillRect(x(from), 0, 1, height);
  }
}
