import type { Ink } from './canvas-layer';
import { type Line, dotted } from './line-series';
import { beyond } from './value-axis-series';

/** What the dashes are made for. */
const USUAL_WIDTH = 1.75;

/**
 * Every point faint behind its bold course; a triangle on the floor for each touch of zero, a hollow one at the edge
 * for each value that lies beyond it, a cross for each that is not finite.
 */
export function drawLine(
  context: CanvasRenderingContext2D,
  line: Line,
  x: (step: number) => number,
  y: (value: number) => number,
  ink: Ink,
  { height, range }: { height: number; range: readonly [number, number] },
) {
  const { steps, low, high, middle } = line;
  const broken = new Set(line.nonFinite);
  /** A line through what `values` gives at each bucket, broken at gaps and where a value was not finite. */
  const path = (values: (index: number) => readonly number[]) => {
    context.beginPath();
    let open = false;
    for (const [index, step] of steps.entries()) {
      if (line.gaps.has(index)) open = false;
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
  if (line.band) fillBand(context, line, line.band, x, y);
  context.globalAlpha = 0.26;
  context.lineWidth = 1;
  context.setLineDash([]);
  path((index) => (low[index] === high[index] ? [low[index]!] : [low[index]!, high[index]!]));
  context.globalAlpha = 1;
  const width = Number(ink('--line-width'));
  context.lineWidth = width;
  context.setLineDash(line.dash.map((length) => (length * width) / USUAL_WIDTH));
  path((index) => [middle[index]!]);
  context.setLineDash([]);
  for (const index of dotted(line)) dot(context, x(steps[index]!), y(middle[index]!));
  for (const [index, step] of steps.entries()) if (low[index] === 0) triangle(context, x(step), height);
  context.strokeStyle = ink(line.token);
  context.lineWidth = 1;
  for (const { step, above } of beyond(line, range)) {
    if (above) hollow(context, x(step), 1, 1);
    else hollow(context, x(step), height - 1, -1);
  }
  context.strokeStyle = ink('--crit');
  context.lineWidth = 1.5;
  for (const step of line.nonFinite) cross(context, x(step), height - 5);
}

/** A tint between the edges of the band, a piece between two gaps; nothing where they are not known. */
function fillBand(
  context: CanvasRenderingContext2D,
  { steps, gaps }: Line,
  { low, high }: NonNullable<Line['band']>,
  x: (step: number) => number,
  y: (value: number) => number,
) {
  const known = [...steps.keys()].filter((index) => Number.isFinite(low[index]! + high[index]!));
  context.globalAlpha = 0.1;
  const ends = [...[...gaps.keys()].sort((a, b) => a - b), steps.length];
  for (const [piece, end] of ends.entries()) {
    const part = known.filter((index) => index >= (ends[piece - 1] ?? 0) && index < end);
    context.beginPath();
    for (const index of part) context.lineTo(x(steps[index]!), y(high[index]!));
    for (const index of part.toReversed()) context.lineTo(x(steps[index]!), y(low[index]!));
    context.fill();
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number) {
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

/** At an edge, pointing beyond it: `inwards` is 1 at the top and -1 at the foot. */
function hollow(context: CanvasRenderingContext2D, x: number, edge: number, inwards: number) {
  context.beginPath();
  context.moveTo(x - 3, edge + 5 * inwards);
  context.lineTo(x + 3, edge + 5 * inwards);
  context.lineTo(x, edge);
  context.closePath();
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number) {
  context.beginPath();
  context.moveTo(x - 2.5, y - 2.5);
  context.lineTo(x + 2.5, y + 2.5);
  context.moveTo(x + 2.5, y - 2.5);
  context.lineTo(x - 2.5, y + 2.5);
  context.stroke();
}
