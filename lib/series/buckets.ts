/**
 * Downsampling by buckets on power-of-two aligned step ranges. Unlike LTTB they do not shimmer when points
 * are added, and min and max keep every touch of zero.
 */
export interface Buckets<Column extends ArrayLike<number> = number[]> {
  /** Steps a bucket spans; bucket `i` covers [steps[i], steps[i] + width). */
  width: number;
  steps: Column;
  count: Column;
  /** NaN and infinite values; they are in `count` and `last`, and in nothing else. */
  nonFinite: Column;
  min: Column;
  max: Column;
  sum: Column;
  last: Column;
}

export const emptyBuckets = (width: number): Buckets => ({
  width,
  steps: [],
  count: [],
  nonFinite: [],
  min: [],
  max: [],
  sum: [],
  last: [],
});

/** The place of the bucket that holds `step`, opened at the end if it is new. Steps must not decrease. */
function bucketAt(buckets: Buckets, step: number): number {
  const start = Math.floor(step / buckets.width) * buckets.width;
  const newest = buckets.steps.length - 1;
  if (newest >= 0 && buckets.steps[newest] === start) return newest;
  buckets.steps.push(start);
  buckets.count.push(0);
  buckets.nonFinite.push(0);
  buckets.min.push(Infinity);
  buckets.max.push(-Infinity);
  buckets.sum.push(0);
  buckets.last.push(NaN);
  return newest + 1;
}

/** Adds points in the order of their steps. */
export function addPoints(buckets: Buckets, steps: ArrayLike<number>, values: ArrayLike<number>): void {
  const { count, nonFinite, min, max, sum, last } = buckets;
  for (let index = 0; index < steps.length; index += 1) {
    const value = values[index]!;
    const at = bucketAt(buckets, steps[index]!);
    count[at]! += 1;
    last[at] = value;
    if (!Number.isFinite(value)) {
      nonFinite[at]! += 1;
      continue;
    }
    sum[at]! += value;
    if (value < min[at]!) min[at] = value;
    if (value > max[at]!) max[at] = value;
  }
}

/** Buckets as they are told, with means for sums; of single points the values alone. */
export interface ToldBuckets {
  steps: ArrayLike<number>;
  values: ArrayLike<number>;
  count?: ArrayLike<number> | undefined;
  nonFinite?: ArrayLike<number> | undefined;
  min?: ArrayLike<number> | undefined;
  max?: ArrayLike<number> | undefined;
  last?: ArrayLike<number> | undefined;
}

/** Adds buckets of this width behind those that are there. */
export function addTold(buckets: Buckets, told: ToldBuckets): void {
  const { steps, values, count, nonFinite, min, max, last } = told;
  if (!min || !max || !last || !count || !nonFinite) {
    addPoints(buckets, steps, values);
    return;
  }
  for (let index = 0; index < steps.length; index += 1) {
    const finite = count[index]! - nonFinite[index]!;
    buckets.steps.push(steps[index]!);
    buckets.count.push(count[index]!);
    buckets.nonFinite.push(nonFinite[index]!);
    buckets.min.push(finite > 0 ? min[index]! : Infinity);
    buckets.max.push(finite > 0 ? max[index]! : -Infinity);
    buckets.sum.push(finite > 0 ? values[index]! * finite : 0);
    buckets.last.push(last[index]!);
  }
}

/**
 * Adds finer buckets, in the order of their steps; their width must divide the wider one. Those that start
 * outside the range are left out.
 */
export function addBuckets(
  buckets: Buckets,
  finer: Buckets<ArrayLike<number>>,
  from = 0,
  to = Infinity,
): void {
  if (buckets.width % finer.width !== 0) {
    throw new Error(`buckets of ${finer.width} steps do not fit into buckets of ${buckets.width}`);
  }
  const { count, nonFinite, min, max, sum, last } = buckets;
  for (let index = 0; index < finer.steps.length; index += 1) {
    const step = finer.steps[index]!;
    if (step < from || step > to) continue;
    const at = bucketAt(buckets, step);
    count[at]! += finer.count[index]!;
    nonFinite[at]! += finer.nonFinite[index]!;
    sum[at]! += finer.sum[index]!;
    if (finer.min[index]! < min[at]!) min[at] = finer.min[index]!;
    if (finer.max[index]! > max[at]!) max[at] = finer.max[index]!;
    last[at] = finer.last[index]!;
  }
}

/** Mean of the finite values of each bucket; NaN where there is none. */
export function means({ sum, count, nonFinite }: Pick<Buckets, 'sum' | 'count' | 'nonFinite'>): number[] {
  return sum.map((total, at) => {
    const finite = count[at]! - nonFinite[at]!;
    return finite > 0 ? total / finite : NaN;
  });
}

/** The least power-of-two width that covers `span` steps with at most `buckets` buckets. */
export function widthFor(span: number, buckets: number): number {
  let width = 1;
  while (Math.ceil(span / width) + 1 > buckets && width < 2 ** 40) width *= 2;
  return width;
}
