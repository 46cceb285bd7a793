import type { BenchRow } from '../row';

/** A figure against what it is to reach. */
export const againstGoal = (metric: string, value: number, unit: string, goal: number): BenchRow => ({
  bench: 'dashboard',
  metric,
  value,
  unit,
  reference: `goal ${goal} ${unit}`,
  ratio: value / goal,
});

/** A figure that explains another one. */
export const told = (metric: string, value: number, unit: string): BenchRow => ({
  bench: 'dashboard',
  metric,
  value,
  unit,
  reference: null,
  ratio: null,
});

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
};
