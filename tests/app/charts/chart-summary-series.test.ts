import { expect, it } from 'vitest';
import { heatSummaryOf, summaryOf } from '@/app/_charts/chart-summary-series';
import { type Line, shaped, toLine } from '@/app/_charts/line-series';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const line = (label: string, values: readonly number[]): Line => {
  const buckets = emptyBuckets(1);
  addPoints(buckets, [...values.keys()], values);
  return shaped(toLine(buckets, { key: label, label, token: '--d', dash: [] })!);
};
const ALL = [0, 100] as const;

it('says of each line its newest value, range and course, and what was not finite', () => {
  const rising = line('D', [1, 2, 3, 4, 5, 6, 7, 8, 9, NaN, 10, 11]);
  const level = line(
    'G',
    Array.from({ length: 40 }, (_, step) => 1 + (step % 2)),
  );
  const said = summaryOf('Losses', [rising, level], ALL);
  expect(said).toMatch(/^Losses: D [\d.]+, between 1\.00 and 11\.00, rising, 1 not finite; G /);
  expect(said).toMatch(/between 1\.00 and 2\.00, level$/);
  expect(summaryOf('', [line('V', [9, 8, 7, 6, 5, 4, 3, 2])], ALL)).toContain('falling');
});

it('speaks of the steps that are shown alone', () => {
  const said = summaryOf('Losses', [line('D', [1, 50, 3, 4, NaN, NaN])], [2, 3]);
  expect(said).toMatch(/^Losses: D [\d.]+, between 3\.00 and 4\.00$/);
});

it('says that there is nothing, and nothing that is not known', () => {
  expect(summaryOf('Losses', [], ALL)).toBe('Losses: no points yet');
  expect(summaryOf('Losses', [line('D', [NaN])], ALL)).toBe('Losses: D NaN, 1 not finite');
});

it('says of each layer its newest norm', () => {
  const rows = [
    { layer: 'up1', label: '', steps: [0, 1], values: [2, NaN] },
    { layer: 'dense', label: '', steps: [0, 1], values: [1, 0.5] },
  ];
  expect(heatSummaryOf({ group: 'g', title: 'G', rows }, ALL)).toBe(
    'Gradient norm of each layer, G, newest: up1 NaN, dense 0.50; between 0.50 and 2.00; 1 not finite',
  );
});
