import { gapsOf } from '@/lib/series/gaps';
import type { Ink } from './canvas-layer';
import { GAP, type HeatRow, ROW } from './gradient-heatmap-series';
import { mako } from './mako';

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
    pauses,
  }: {
    x: (step: number) => number;
    left: number;
    plot: number;
    /** log10 of the least and greatest colour. */
    scale: readonly [number, number];
    dark: boolean;
    /** On an axis of the time of day, the last step before each. */
    pauses: readonly number[];
  },
  ink: Ink,
) {
  const image = new ImageData(plot, rows.length);
  const pixels = new Uint32Array(image.data.buffer);
  const shades = shadesOf(dark);
  const marks: Mark[] = [];
  for (const [row, { steps, values }] of rows.entries()) {
    const gaps = gapsOf(steps, pauses);
    let open = null as Mark | null;
    let from = steps.length > 0 ? Math.floor(x(steps[0]!)) - left : 0;
    for (const [index, step] of steps.entries()) {
      const next = Math.floor(x(steps[index + 1] ?? step + 1)) - left;
      const reach = gaps.get(index + 1);
      const to = Math.max(from + 1, reach === undefined ? next : Math.floor(x(reach)) - left);
      if (to > 0 && from < plot) {
        const value = values[index]!;
        if (value > 0 && Number.isFinite(value)) {
          const share = (Math.log10(value) - low) / (high - low);
          const shade = shades[Math.round(Math.min(1, Math.max(0, share)) * (SHADES - 1))]!;
          pixels.fill(shade, row * plot + Math.max(0, from), row * plot + Math.min(plot, to));
        } else {
          const kind = value === 0 ? 'zero' : 'broken';
          const size = Math.max(MARK, to - from);
          // Cells too narrow for a mark each share a row of them.
          if (size === MARK && open?.kind === kind && open.size === MARK && from <= open.to) open.to = to;
          else marks.push((open = { kind, size, row, from, to: from + size }));
        }
      }
      from = next;
    }
  }
  const offscreen = new OffscreenCanvas(plot, rows.length);
  offscreen.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  for (const row of rows.keys())
    context.drawImage(offscreen, 0, row, plot, 1, left, row * (ROW + GAP), plot, ROW);
  const patterns = new Map<string, CanvasPattern | null>();
  for (const mark of marks) {
    const key = `${mark.kind} ${mark.size}`;
    if (!patterns.has(key)) patterns.set(key, patternOf(context, mark, ink));
    context.save();
    context.translate(left + mark.from, mark.row * (ROW + GAP));
    context.fillStyle = patterns.get(key) ?? ink('--crit');
    context.fillRect(0, 0, mark.to - mark.from, ROW);
    context.restore();
  }
}

/** Cells of one row that have no colour. */
interface Mark {
  kind: 'zero' | 'broken';
  /** Of one mark, in pixels of the plot, as `from` and `to` are. */
  size: number;
  row: number;
  from: number;
  to: number;
}

/**
 * Exactly zero is a diagonal on the page's own colour, never the darkest step; not finite is a cross. Drawn once and
 * then filled with, since a stroke a cell takes ten times as long.
 */
function patternOf(context: CanvasRenderingContext2D, { kind, size }: Mark, ink: Ink): CanvasPattern | null {
  const ratio = context.getTransform().a;
  const tile = new OffscreenCanvas(size * ratio, ROW * ratio);
  const pen = tile.getContext('2d');
  if (!pen) return null;
  pen.scale(ratio, ratio);
  pen.strokeStyle = ink(kind === 'zero' ? '--ink3' : '--crit');
  pen.lineWidth = kind === 'zero' ? 1 : 1.5;
  pen.moveTo(0, ROW);
  pen.lineTo(size, 0);
  if (kind === 'broken') {
    pen.moveTo(0, 0);
    pen.lineTo(size, ROW);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

const known = new Map<boolean, Uint32Array>();

/** Colours as the little-endian numbers an ImageData is made of. */
function shadesOf(dark: boolean): Uint32Array {
  const shades =
    known.get(dark) ??
    Uint32Array.from({ length: SHADES }, (_, index) => {
      const [red, green, blue] = mako(index / (SHADES - 1), dark);
      return (255 << 24) | (blue << 16) | (green << 8) | red;
    });
  known.set(dark, shades);
  return shades;
}
