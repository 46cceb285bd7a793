/** Of the points, so many on either side may be outliers. */
const TAIL = 0.02;
/** What lies further out than this part of the bulk's span is one. */
const ROOM = 0.5;

/**
 * From the least to the greatest of what is no outlier: between the 2nd percentile of the least and the 98th of the
 * greatest values, and half of that span on either side but never beyond what there is. On a log
 * scale spans are ratios. Nothing where no value can be shown.
 */
export function robustRange(lows: readonly number[], highs: readonly number[], log = false): number[] {
  const place = log ? Math.log : (value: number) => value;
  const sorted = (values: readonly number[]) =>
    Float64Array.from(
      values.filter((value) => Number.isFinite(value) && (!log || value > 0)),
      place,
    ).sort();
  const [below, above] = [sorted(lows), sorted(highs)];
  if (below.length === 0 || above.length === 0) return [];
  const [from, to] = [quantile(below, TAIL), quantile(above, 1 - TAIL)];
  const room = ROOM * Math.max(0, to - from);
  const range = [Math.max(below[0]!, from - room), Math.min(above.at(-1)!, to + room)];
  return log ? range.map(Math.exp) : range;
}

/** Between two of the sorted values along a straight line. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}
