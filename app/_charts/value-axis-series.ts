import { scaleLinear } from '@visx/scale';
import { robustRange } from '@/lib/series/robust-range';
import { type Line, indexAt } from './line-series';

/**
 * Least and greatest value of the steps shown; on a log axis the floor that stands for zero. Where outliers are
 * ignored, each line has the range of the bulk of its points, so that one line does not make an outlier of another.
 */
export function extent(
  lines: readonly Line[],
  references: readonly number[],
  log: boolean,
  [from, to]: readonly [number, number] = [0, Infinity],
  ignoreOutliers = false,
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
    const first = indexAt(steps, from);
    let end = first;
    while (end < steps.length && steps[end]! <= to) end += 1;
    if (ignoreOutliers) {
      robustRange(lows.slice(first, end), highs.slice(first, end), log).forEach(see);
      continue;
    }
    for (let at = first; at < end; at += 1) {
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

/** Where a line leaves the range that is shown, upwards or downwards; zero has a mark of its own on a log axis. */
export function beyond(
  { steps, low, high }: Line,
  [from, to]: readonly [number, number],
): { step: number; above: boolean }[] {
  return steps.flatMap((step, index) => [
    ...(Number.isFinite(high[index]) && high[index]! > to ? [{ step, above: true }] : []),
    ...(Number.isFinite(low[index]) && low[index]! < from && low[index] !== 0
      ? [{ step, above: false }]
      : []),
  ]);
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
