import type { Ink } from './canvas-layer';
import type { HeatRow } from './gradient-heatmap-series';
import { mako } from './mako';

export const ROW = 15;
export const GAP = 1;
/** A cross or a diagonal narrower than this is not seen, in CSS pixels. */
const MARK = 4;
const SHADES = 256;

/**
 * Rows of cells, one a bucket, `plot` pixels wide from `left`. The colours go into an image of one pixel a
 * column and row, which is then stretched: a rectangle a cell would be tens of thousands of calls.
 */
export function drawHeatRows(
  context: CanvasRenderingContext2D,
  rows: readonly HeatRow[],
  {
    x,
    left,
    plot,
    scale: [low, high],
    dark,
  }: {
    x: (step: number) => number;
    left: number;
    plot: number;
    /** log10 of the least and greatest colour. */
    scale: readonly [number, number];
    dark: boolean;
  },
  ink: Ink,
) {
  const image = new ImageData(plot, rows.length);
  const pixels = new Uint32Array(image.data.buffer);
  const shades = shadesOf(dark);
  const marks: { at: number; size: number; row: number; broken: boolean }[] = [];
  for (const [row, { steps, values }] of rows.entries()) {
    for (const [index, step] of steps.entries()) {
      const from = Math.floor(x(step)) - left;
      const to = Math.max(from + 1, Math.floor(x(steps[index + 1] ?? step + 1)) - left);
      if (to <= 0 || from >= plot) continue;
      const value = values[index]!;
      if (value > 0 && Number.isFinite(value)) {
        const share = (Math.log10(value) - low) / (high - low);
        const shade = shades[Math.round(Math.min(1, Math.max(0, share)) * (SHADES - 1))]!;
        pixels.fill(shade, row * plot + Math.max(0, from), row * plot + Math.min(plot, to));
      } else marks.push({ at: left + from, size: Math.max(MARK, to - from), row, broken: value !== 0 });
    }
  }
  const offscreen = new OffscreenCanvas(plot, rows.length);
  offscreen.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  for (const row of rows.keys())
    context.drawImage(offscreen, 0, row, plot, 1, left, row * (ROW + GAP), plot, ROW);
  for (const mark of marks) drawMark(context, mark, ink);
}

/** Exactly zero is a diagonal on the page's own colour, never the darkest step; not finite is a cross. */
function drawMark(
  context: CanvasRenderingContext2D,
  { at, size, row, broken }: { at: number; size: number; row: number; broken: boolean },
  ink: Ink,
) {
  const top = row * (ROW + GAP);
  context.strokeStyle = ink(broken ? '--crit' : '--ink3');
  context.lineWidth = broken ? 1.5 : 1;
  context.beginPath();
  context.moveTo(at, top + ROW);
  context.lineTo(at + size, top);
  if (broken) {
    context.moveTo(at, top);
    context.lineTo(at + size, top + ROW);
  }
  context.stroke();
}

/** Colours as the little-endian numbers an ImageData is made of. */
function shadesOf(dark: boolean): Uint32Array {
  return Uint32Array.from({ length: SHADES }, (_, index) => {
    const [red, green, blue] = mako(index / (SHADES - 1), dark);
    return (255 << 24) | (blue << 16) | (green << 8) | red;
  });
}
