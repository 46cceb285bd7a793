import { expect, it } from 'vitest';
import { columnsOf } from '@/app/_charts/histogram-over-time-series';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const bin = (steps: number[], share: (step: number) => number) => {
  const buckets = emptyBuckets(1);
  addPoints(buckets, steps, steps.map(share));
  return buckets;
};

it('a histogram over time has a column a measurement, the bins in their order', () => {
  const bins = [bin([10, 20], () => 0.25), undefined, bin([10, 20], (step) => step / 100)];
  expect(columnsOf(bins)).toEqual([
    { step: 10, shares: [0.25, 0, 0.1] },
    { step: 20, shares: [0.25, 0, 0.2] },
  ]);
});

it('keeps the first and the last of many, sixty in all', () => {
  const steps = Array.from({ length: 1000 }, (_, index) => index + 1);
  const columns = columnsOf([bin(steps, () => 1)]);
  expect(columns).toHaveLength(60);
  expect([columns[0]!.step, columns.at(-1)!.step]).toEqual([1, 1000]);
});

it('has none where nothing was measured', () => expect(columnsOf([undefined])).toEqual([]));
