import { RollingMedian } from '../series/rolling-median';
import { median } from '../series/median';

/**
 * Where two series part: the first step from which they are further apart than their own noise, and stay so.
 *
 * Both are seen through a median of `window` points around each step, which keeps edges where they are. Their noise at a
 * step is what they do by themselves in the stretch before it: how far the points lie from that median (fast), and how
 * far the median itself wanders (slow), each by the median of absolute deviations, which up to half a stretch of other
 * values does not move. They are apart where the medians differ by more than `FACTOR` times the noise of both, and have
 * parted where that holds for a whole window and most of the four that begin with it. Without the slow part two seeds
 * of one configuration, whose losses wander for hundreds of steps, would part within the first hundred.
 *
 * A series that moves away slowly counts that as its own wandering for a while. So from where they have parted the step
 * is taken back to the first that is apart by the noise of before.
 */
export interface Course {
  steps: ArrayLike<number>;
  values: ArrayLike<number>;
}

export const LEAST_POINTS = 30;
const WINDOW = { most: 31, least: 5, share: 1 / 20 };
/** So many windows make the stretch that noise is taken from, and the one that a parting must last. */
const STRETCH = 5;
const LAST = 4;
const MOST = 0.9;
const FACTOR = 2.5;
/** Of a normal distribution, its deviation through its median absolute deviation. */
const NORMAL = 1.4826;
/** Medians nearer than this are not worth a word: a part of the values' size. */
const LEAST_APART = 0.1;
/** Stands for 0 among logarithms. */
const FLOOR = 1e-12;

/** The first step apart, or null. The series have the same steps; `log`: sizes, of which ratios count. */
export function whereTheyPart(a: Course, b: Course, log: boolean): number | null {
  const length = a.values.length;
  if (length < LEAST_POINTS) return null;
  const window = 1 + 2 * Math.floor(clamp(length * WINDOW.share, WINDOW.least, WINDOW.most) / 2);
  const [first, second] = [scaled(a.values, log), scaled(b.values, log)];
  const [seenA, seenB] = [seen(first, window), seen(second, window)];
  const least = log ? Math.log1p(LEAST_APART) : LEAST_APART * median([...first, ...second].map(Math.abs));
  const gap = first.map((_, at) => Math.abs(seenA.middle[at]! - seenB.middle[at]!));
  const limit = gap.map((_, at) => Math.max(least, FACTOR * Math.hypot(seenA.noise[at]!, seenB.noise[at]!)));

  let from = firstLasting(
    gap.map((one, at) => (one > limit[at]! ? 1 : 0)),
    window,
  );
  if (from !== null) {
    const before = limit[Math.max(0, from - STRETCH * window)]!;
    while (from > 0 && gap[from - 1]! > before) from -= 1;
  }
  // One has a number and the other has none: nothing about that is noise.
  const broken = first.findIndex((value, at) => Number.isFinite(value) !== Number.isFinite(second[at]));
  if (broken >= 0) from = Math.min(from ?? Infinity, broken);
  return from === null ? null : a.steps[from]!;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

const scaled = (values: ArrayLike<number>, log: boolean) =>
  Float64Array.from(values, (value) => (log ? Math.log(Math.max(FLOOR, value)) : value));

/** The course of a series, and its noise before each place; near the beginning, of the first stretch. */
function seen(values: Float64Array, window: number) {
  const length = values.length;
  const half = window >> 1;
  const rolling = new RollingMedian(window);
  const middle = new Float64Array(length);
  for (let at = 0; at < length + half; at += 1)
    if (at < length) {
      const value = rolling.push(values[at]!);
      if (at >= half) middle[at - half] = value;
    } else middle[at - half] = rolling.value;
  const stretch = STRETCH * window;
  const noise = new Float64Array(length);
  // It changes slowly: it is looked at again every window.
  for (let at = 0; at < length; at += window) {
    const start = Math.max(0, at - stretch);
    const course = middle.slice(start, Math.max(Math.min(length, stretch), at));
    const centre = median([...course]);
    const fast = median(Array.from(course, (one, index) => Math.abs(values[start + index]! - one)));
    const slow = median(Array.from(course, (one) => Math.abs(one - centre)));
    noise.fill(NORMAL * Math.hypot(fast, slow), at, at + window);
  }
  return { middle, noise };
}

/** The first place from which all of a window and most of the stretch that begins with it are apart. */
function firstLasting(apart: Float64Array, window: number): number | null {
  const sums = new Int32Array(apart.length + 1);
  for (const [at, one] of apart.entries()) sums[at + 1] = sums[at]! + one;
  const stretch = LAST * window;
  for (let at = 0; at + stretch <= apart.length; at += 1) {
    if (sums[at + window]! - sums[at]! < window) continue;
    if (sums[at + stretch]! - sums[at]! >= MOST * stretch) return at;
  }
  return null;
}
