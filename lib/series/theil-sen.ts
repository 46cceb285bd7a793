import { median } from './median';

/** More points than this are thinned: the number of pairs grows with the square. */
const MOST_POINTS = 60;

/**
 * Slope by Theil and Sen: the median of the slopes of all pairs of points. Up to 29 % of the points may be
 * anywhere without moving it. NaN for fewer than two finite points at different places.
 */
export function theilSen(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const stride = Math.max(1, Math.ceil(xs.length / MOST_POINTS));
  const slopes: number[] = [];
  for (let i = (xs.length - 1) % stride; i < xs.length; i += stride) {
    for (let j = i + stride; j < xs.length; j += stride) {
      const slope = (ys[j]! - ys[i]!) / (xs[j]! - xs[i]!);
      if (Number.isFinite(slope)) slopes.push(slope);
    }
  }
  return median(slopes);
}
