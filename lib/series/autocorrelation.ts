/**
 * Autocorrelation of evenly spaced values at lags 0 to `lags`, after a straight trend is taken out.
 * All zero when the values do not vary.
 */
export function autocorrelation(values: ArrayLike<number>, lags: number): number[] {
  const length = values.length;
  const middle = (length - 1) / 2;
  let sum = 0;
  let moment = 0;
  for (let at = 0; at < length; at += 1) {
    sum += values[at]!;
    moment += values[at]! * (at - middle);
  }
  // Least squares: the places are even, so their squares add up to n (n^2 - 1) / 12.
  const slope = length > 1 ? (12 * moment) / (length * (length * length - 1)) : 0;
  const rest = Float64Array.from(values, (value, at) => value - sum / length - slope * (at - middle));
  const energy = rest.reduce((total, value) => total + value * value, 0);
  return Array.from({ length: lags + 1 }, (_, lag) => {
    let product = 0;
    for (let at = lag; at < length; at += 1) product += rest[at]! * rest[at - lag]!;
    // Each lag has fewer pairs; their mean is compared, so that a pure wave has peaks of 1.
    return energy > 1e-12 * length ? (product / (length - lag)) * (length / energy) : 0;
  });
}

/** The highest peak beyond `minLag` that a valley comes before: a wave, not a slow drift. Null where there is none. */
export function periodicity(
  values: ArrayLike<number>,
  minLag: number,
): { lag: number; strength: number } | null {
  const correlation = autocorrelation(values, values.length >> 1);
  let best: { lag: number; strength: number } | null = null;
  let valley = false;
  for (let lag = 1; lag < correlation.length - 1; lag += 1) {
    const strength = correlation[lag]!;
    if (strength < 0) valley = true;
    const peak = strength >= correlation[lag - 1]! && strength > correlation[lag + 1]!;
    if (valley && peak && lag > minLag && strength > (best?.strength ?? 0)) best = { lag, strength };
  }
  return best;
}
