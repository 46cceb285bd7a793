import { expect, it } from 'vitest';
import { flipsThatNeverCome } from '@/lib/lint/checks/flips-that-never-come';
import { quickWith } from '../support/configs';

it('counts every label of the run: 5 % of a batch of 2 does flip some', () => {
  const check = (changes: Parameters<typeof quickWith>[0]) => flipsThatNeverCome.check(quickWith(changes));
  expect(check({ batchSize: 2, totalSteps: 5, labels: { flipProbability: 0.05 } })).toEqual([]);
  expect(check({ batchSize: 2, totalSteps: 4, labels: { flipProbability: 0.05 } })).toHaveLength(1);
  expect(
    check({ batchSize: 2, totalSteps: 4, discriminatorSteps: 2, labels: { flipProbability: 0.05 } }),
  ).toEqual([]);
  expect(check({ totalSteps: 4 })).toEqual([]);
});
