import type { SeriesParting } from '../protocol/compare';
import { EVALUATION_TAGS, parseGradNormTag } from '../protocol/tags';
import { type Course, LEAST_POINTS, whereTheyPart } from './parting';

/** A series from step 0 on in aligned buckets of `width` steps (1: its points), or undefined where there is none. */
export interface BucketsRead extends Course {
  min?: ArrayLike<number>;
  max?: ArrayLike<number>;
  last?: ArrayLike<number>;
}
export type ReadSeries = (from: number, to: number, width: number) => BucketsRead | undefined;

/** A level looks at so many buckets from the first step on; the next at as many, four times as wide. */
const BUCKETS = 1024;
const WIDER = 4;

/**
 * How one series of two runs goes. The beginning is looked at point by point, what comes later in wider and wider
 * buckets: a step is known to within a 250th of itself, and a long run costs little more than a short one.
 */
export function partSeries(tag: string, a: ReadSeries, b: ReadSeries, lastStep: number): SeriesParting {
  const none = { tag, step: null, within: 1, differsFrom: null };
  let width = 1;
  let differsFrom: number | null = null;
  for (; ; width *= WIDER) {
    const end = BUCKETS * width - 1;
    const [left, right] = common(a(0, end, width), b(0, end, width));
    differsFrom ??= firstDifference(left, right, a, b, width);
    const isWhole = end >= lastStep;
    const step = differsFrom === null ? null : whereTheyPart(left, right, isLog(tag, left, right));
    if (step !== null) return { tag, kind: 'parts', step, within: width, differsFrom };
    if (!isWhole) continue;
    if (differsFrom === null && left.steps.length > 0) return { ...none, kind: 'same' };
    return { ...none, kind: left.steps.length < LEAST_POINTS ? 'few' : 'together', differsFrom };
  }
}

/** What is compared: losses, scores, each layer's gradient by player and batch, and what is measured on samples. */
export function isParted(tag: string): boolean {
  if (/^(loss|score)\//.test(tag)) return !tag.endsWith('_sd');
  const layer = parseGradNormTag(tag);
  return layer ? layer.group !== 'd' : EVALUATION_TAGS.some((one) => one === tag);
}

/** Sizes are compared by their ratio, shares and what may be below zero by their difference. */
function isLog(tag: string, ...courses: readonly Course[]): boolean {
  if (!/^(loss|grad_norm|quality)\//.test(tag)) return false;
  return courses.every(({ values }) => Array.from(values).every((value) => !(value < 0)));
}

const EMPTY: BucketsRead = { steps: [], values: [] };

/** Both, where they have the same steps. */
function common(a: BucketsRead = EMPTY, b: BucketsRead = EMPTY): [BucketsRead, BucketsRead] {
  const [left, right]: [number[], number[]] = [[], []];
  for (let i = 0, j = 0; i < a.steps.length && j < b.steps.length;) {
    if (a.steps[i] === b.steps[j]) {
      left.push(i);
      right.push(j);
    }
    const gap = a.steps[i]! - b.steps[j]!;
    if (gap <= 0) i += 1;
    if (gap >= 0) j += 1;
  }
  return [pick(a, left), pick(b, right)];
}

const pick = ({ steps, values, min, max, last }: BucketsRead, at: readonly number[]): BucketsRead => {
  const of = (column: ArrayLike<number>) => at.map((index) => column[index]!);
  return {
    steps: of(steps),
    values: of(values),
    ...(min && max && last ? { min: of(min), max: of(max), last: of(last) } : {}),
  };
};

/** The first step whose values are not the same; the points of a bucket say which of its steps it is. */
function firstDifference(
  left: BucketsRead,
  right: BucketsRead,
  a: ReadSeries,
  b: ReadSeries,
  width: number,
): number | null {
  for (let at = 0; at < left.steps.length; at += 1) {
    const isSame = (['values', 'min', 'max', 'last'] as const).every((key) =>
      Object.is(left[key]?.[at], right[key]?.[at]),
    );
    if (isSame) continue;
    const start = left.steps[at]!;
    if (width === 1) return start;
    const points = common(a(start, start + width - 1, 1), b(start, start + width - 1, 1));
    return firstDifference(...points, a, b, 1);
  }
  return null;
}
