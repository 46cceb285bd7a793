/**
 * An exponential average that knows how far apart its points are: one that lies `halfLife` steps back weighs half as
 * much. Divided by the sum of the weights, so the first value is itself and not drawn towards zero. NaN and infinities
 * are passed over; NaN before the first finite value.
 */
export function ema(steps: ArrayLike<number>, values: ArrayLike<number>, halfLife: number): number[] {
  let mean = NaN;
  let weight = 0;
  let at = 0;
  return Array.from(values, (value, index) => {
    if (!Number.isFinite(value)) return mean;
    const step = steps[index]!;
    weight = weight * 0.5 ** ((step - at) / halfLife) + 1;
    // The same as the quotient of both sums, and a constant series stays the very number that it is.
    mean = weight === 1 ? value : mean + (value - mean) / weight;
    at = step;
    return mean;
  });
}
