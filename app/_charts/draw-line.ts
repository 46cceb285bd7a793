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
  const isBroken = (index: number, value: number) => !Number.isFinite(value) || broken.has(steps[index]!);
  /** Every bucket's least and greatest value, in one line. */
  const strokePoints = () => {
    context.beginPath();
    let open = false;
    for (const [index, step] of steps.entries()) {
      if (line.gaps.has(index)) open = false;
      for (const value of low[index] === high[index] ? [low[index]!] : [low[index]!, high[index]!]) {
        if (isBroken(index, value)) open = false;
        else if (open) context.lineTo(x(step), y(value));
        else context.moveTo(x(step), y(value));
        open = !isBroken(index, value);
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
  strokePoints();
  context.globalAlpha = 1;
  const width = Number(ink('--line-width'));
  context.lineWidth = width;
  context.setLineDash(line.dash.map((length) => (length * width) / USUAL_WIDTH));
  strokeCourse(context, line, isBroken, x, y);
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

/** A stroke has so many points: on a processor one of twice as many takes far more than twice as long. */
const STROKE = 48;

/**
 * The course, at most a point a pixel, broken at gaps and where a value was not finite; its dashes go on from stroke to
 * stroke.
 */
function strokeCourse(
  context: CanvasRenderingContext2D,
  { steps, middle, gaps }: Line,
  isBroken: (index: number, value: number) => boolean,
  x: (step: number) => number,
  y: (value: number) => number,
) {
  let pen: { x: number; y: number } | null = null;
  let length = 0;
  let points = 0;
  context.beginPath();
  for (const [index, step] of steps.entries()) {
    const value = middle[index]!;
    if (gaps.has(index) || isBroken(index, value)) pen = null;
    if (isBroken(index, value)) continue;
    const to = { x: x(step), y: y(value) };
    if (pen === null) context.moveTo(to.x, to.y);
    else {
      if (to.x - pen.x < 1 && index < steps.length - 1) continue;
      context.lineTo(to.x, to.y);
      length += Math.hypot(to.x - pen.x, to.y - pen.y);
      points += 1;
    }
    pen = to;
    if (points < STROKE) continue;
    context.stroke();
    context.beginPath();
    context.moveTo(to.x, to.y);
    context.lineDashOffset = length;
    points = 0;
  }
  context.stroke();
  context.lineDashOffset = 0;
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
