import { type Buckets, means } from '@/lib/series/buckets';
import { type Gaps, gapsOf } from '@/lib/series/gaps';
import { MEDIAN_OF_9, type Smoothing, smooth } from '@/lib/series/smoothing';

/** What was measured, and what cannot be drawn as a line. */
export interface Measured {
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
  /** Mean of each bucket. */
  values: readonly number[];
  /** Standard deviation of what each value is the mean of; NaN where that is not known. */
  deviation?: readonly number[];
  /** Steps of buckets with NaN or infinite values. */
  nonFinite: readonly number[];
  /** What the buckets tell of those; left out where a line was worked out from others. */
  source?: Pick<Buckets, 'nonFinite' | 'last'>;
}

/** A line, ready to be drawn: what was measured, and its course. */
export interface Line extends Measured {
  /** The values, smoothed. */
  middle: readonly number[];
  /** Where it breaks. */
  gaps: Gaps;
  /** Between which values lies what the line is the mean of, at each bucket; NaN where that is not known. */
  band?: { low: readonly number[]; high: readonly number[] };
}

type Look = Pick<Measured, 'key' | 'label' | 'title' | 'token' | 'dash'>;

/** How lines are drawn through what was measured. */
export interface Shaping {
  smoothing: Smoothing;
  /** On an axis of the time of day, the last step before each. */
  pauses: readonly number[];
}
export const AS_AT_FIRST: Shaping = { smoothing: MEDIAN_OF_9, pauses: [] };

export const present = <Kind>(lines: readonly (Kind | null)[]): Kind[] =>
  lines.filter((line) => line !== null);

export function toLine(buckets: Buckets | undefined, look: Look): Measured | null {
  if (!buckets || buckets.steps.length === 0) return null;
  return {
    ...look,
    steps: buckets.steps,
    low: buckets.min,
    high: buckets.max,
    values: means(buckets),
    nonFinite: buckets.steps.filter((_, index) => buckets.nonFinite[index]! > 0),
    source: buckets,
  };
}

/** A line through one value a bucket. */
export const lineThrough = (steps: readonly number[], values: readonly number[], look: Look): Measured => ({
  ...look,
  steps,
  low: values,
  high: values,
  values,
  nonFinite: steps.filter((_, index) => !Number.isFinite(values[index])),
});

/** A line with the standard deviation of what it is the mean of. */
export function withSpread(line: Measured | null, deviation: Buckets | undefined): Measured | null {
  if (!line || !deviation) return line;
  const at = new Map(means(deviation).map((value, index) => [deviation.steps[index]!, value]));
  return { ...line, deviation: line.steps.map((step) => at.get(step) ?? NaN) };
}

/** What is measured every few hundred steps: the values themselves, each with a dot. */
export function dottedLine(buckets: Buckets | undefined, look: Look): Measured | null {
  const line = toLine(buckets, look);
  return line && { ...line, dots: true };
}

export const NO_GAPS: Gaps = new Map();

/** With its course. What is measured seldom is not smoothed, and how far apart it lies is no hole. */
export function shaped(line: Measured, { smoothing, pauses }: Shaping = AS_AT_FIRST): Line {
  const { steps, values, deviation } = line;
  if (line.dots) return { ...line, middle: values, gaps: NO_GAPS };
  // Where nothing was a number the course has no value either, whatever came before.
  const middle = smooth(steps, values, smoothing).map((value, at) =>
    Number.isFinite(values[at]) ? value : NaN,
  );
  const gaps = gapsOf(steps, pauses);
  if (!deviation) return { ...line, middle, gaps };
  // Smoothed as the line is.
  const spread = smooth(steps, deviation, smoothing);
  return {
    ...line,
    middle,
    gaps,
    band: {
      low: middle.map((value, index) => value - spread[index]!),
      high: middle.map((value, index) => value + spread[index]!),
    },
  };
}

/** The indices that get a dot: what was measured seldom, and a point that no neighbour makes a line with. */
export function dotted({ dots, steps, middle, nonFinite, gaps }: Line): number[] {
  if (!dots && steps.length > 1 && nonFinite.length === 0 && gaps.size === 0) return [];
  const broken = new Set(nonFinite);
  const isDrawn = (at: number) => Number.isFinite(middle[at]) && !broken.has(steps[at]!);
  const isJoined = (at: number) => isDrawn(at - 1) && isDrawn(at) && !gaps.has(at);
  return [...steps.keys()].filter(
    (at) => isDrawn(at) && (dots === true || !(isJoined(at) || isJoined(at + 1))),
  );
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

/** What each line comes to at the end of the steps shown; NaN where it has no point. */
export const endsOf = (lines: readonly Line[], lastShown: number): { line: Line; value: number }[] =>
  lines.map((line) => ({ line, value: line.middle[indexAt(line.steps, lastShown)] ?? NaN }));
