import { type Buckets, addPoints, emptyBuckets } from '@/lib/series/buckets';

/** Numbers in [0, 1), the same each time: a linear congruential generator. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A curve that falls and flattens, with noise. */
export function fallingCurve(length: number, seed: number, from = 4, to = 0.4): number[] {
  const random = seeded(seed);
  return Array.from({ length }, (_, index) => {
    const level = to + (from - to) * Math.exp((-5 * index) / length);
    return level * (0.7 + 0.6 * random());
  });
}

/** One point a bucket, unless it is told how wide they are. */
export function bucketsOf(
  values: readonly number[],
  { steps = [...values.keys()], width = 1 }: { steps?: readonly number[]; width?: number } = {},
): Buckets {
  const buckets = emptyBuckets(width);
  addPoints(buckets, steps, values);
  return buckets;
}

/** The same with what is drawn in another way: zeros, NaN and infinities. */
export function withSpecials(values: readonly number[]): number[] {
  const length = values.length;
  return values.map((value, index) => {
    const share = index / length;
    if (share > 0.2 && share < 0.3) return 0;
    if (share > 0.5 && share < 0.52) return NaN;
    if (index === Math.floor(0.7 * length)) return Infinity;
    if (index === Math.floor(0.8 * length)) return -Infinity;
    return value;
  });
}

export const LONG_NAME = 'a name of two hundred characters '.repeat(7).slice(0, 200);
