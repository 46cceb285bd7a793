import { scaleLinear } from '@visx/scale';
import { type Buckets, means } from '@/lib/series/buckets';
import { rollingMedian } from '@/lib/series/rolling-median';

/** One line, ready to be drawn: what was measured, its smoothed course, and what cannot be drawn as a line. */
export interface Line {
  key: string;
  label: string;
  /** What its key says, where that is more than the label. */
  title?: string;
  /** Name of its colour in app/styles/tokens.css. */
  token: `--${string}`;
  dash: number[];
  /** Each value is a dot: it was measured seldom, and nothing is known in between. */
  dots?: boolean;
  steps: readonly number[];
  low: readonly number[];
  high: readonly number[];
  /** Mean of each bucket, and the rolling median over these. */
  values: readonly number[];
  middle: readonly number[];
  /** Steps of buckets with NaN or infinite values. */
  nonFinite: readonly number[];
  /** Between which values lies what the line is the mean of, at each bucket; NaN where that is not known. */
  band?: { low: readonly number[]; high: readonly number[] };
}

export const present = (lines: readonly (Line | null)[]): Line[] => lines.filter((line) => line !== null);

/** A median keeps edges: an average would smear a fall to zero over hundreds of steps. */
export const SMOOTHING = 9;

export function toLine(
  buckets: Buckets | undefined,
  look: Pick<Line, 'key' | 'label' | 'title' | 'token' | 'dash'>,
): Line | null {
  if (!buckets || buckets.steps.length === 0) return null;
  const values = means(buckets);
  return {
    ...look,
    steps: buckets.steps,
    low: buckets.min,
    high: buckets.max,
    values,
    middle: rollingMedian(values, SMOOTHING),
    nonFinite: buckets.steps.filter((_, index) => buckets.nonFinite[index]! > 0),
  };
}

/** A line through one value a bucket: its faint course is that value itself. */
export function rollingLine(
  steps: readonly number[],
  values: readonly number[],
  look: Pick<Line, 'key' | 'label' | 'title' | 'token' | 'dash'>,
): Line {
  const nonFinite = steps.filter((_, index) => !Number.isFinite(values[index]));
  return {
    ...look,
    steps,
    low: values,
    high: values,
    values,
    middle: rollingMedian(values, SMOOTHING),
    nonFinite,
  };
}

/** A line with the standard deviation of what it is the mean of, smoothed as the line is. */
export function withSpread(line: Line | null, deviation: Buckets | undefined): Line | null {
  if (!line || !deviation) return line;
  const at = new Map(means(deviation).map((value, index) => [deviation.steps[index]!, value]));
  const values = line.steps.map((step) => at.get(step) ?? NaN);
  const spread = rollingMedian(values, SMOOTHING);
  return {
    ...line,
    band: {
      low: line.middle.map((middle, index) => middle - spread[index]!),
      high: line.middle.map((middle, index) => middle + spread[index]!),
    },
  };
}

/** What is measured every few hundred steps: the values themselves, not smoothed, each with a dot. */
export function dottedLine(
  buckets: Buckets | undefined,
  look: Pick<Line, 'key' | 'label' | 'title' | 'token' | 'dash'>,
): Line | null {
  const line = toLine(buckets, look);
  return line && { ...line, middle: line.values, dots: true };
}

/** Least and greatest value of the steps shown; on a log axis the floor that stands for zero. */
export function extent(
  lines: readonly Line[],
  references: readonly number[],
  log: boolean,
  [from, to]: readonly [number, number] = [0, Infinity],
): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const see = (value: number) => {
    if (!Number.isFinite(value) || (log && value <= 0)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { steps, low: lows, high: highs, band } of lines) {
    // The bucket before the first step shown reaches into view.
    for (let at = indexAt(steps, from); at < steps.length && steps[at]! <= to; at += 1) {
      see(lows[at]!);
      see(highs[at]!);
      if (!band) continue;
      see(band.low[at]!);
      see(band.high[at]!);
    }
  }
  references.forEach(see);
  if (low > high) return log ? [0.1, 10] : [0, 1];
  if (log) return [Math.max(low / 1.5, 1e-8), high * 1.5];
  const room = (high - low || 1) * 0.06;
  return [low - room, high + room];
}

/** The bucket that holds a step, or the nearest before it. */
export function indexAt(steps: readonly number[], step: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle]! <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Three to five values to write beside the axis: powers of ten on a log axis, and 2 and 5 where there are few. */
export function axisTicks(low: number, high: number, log: boolean): number[] {
  if (!log) return scaleLinear({ domain: [low, high] }).ticks(4);
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, index) => first + index);
  const inside = (value: number) => value >= low && value <= high;
  const decades = powers.map((power) => 10 ** power).filter(inside);
  if (decades.length >= 3) return decades.filter((_, index) => index % Math.ceil(decades.length / 5) === 0);
  return powers.flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power)).filter(inside);
}

/** The value of each line at a place, the largest first; a line that has ended, or not begun, has none there. */
export function sortedAt(lines: readonly Line[], at: number): { line: Line; value: number }[] {
  return lines
    .filter(({ steps }) => steps.length > 0 && at >= steps[0]! && at <= reachOf(steps))
    .map((line) => ({ line, value: line.middle[indexAt(line.steps, at)] ?? NaN }))
    .sort((a, b) => (Number.isNaN(b.value) ? -1 : Number.isNaN(a.value) ? 1 : b.value - a.value));
}

/** A bucket reaches to where the next would begin. */
const reachOf = (steps: readonly number[]) => {
  const last = steps.at(-1)!;
  return last + (last - (steps.at(-2) ?? last));
};
