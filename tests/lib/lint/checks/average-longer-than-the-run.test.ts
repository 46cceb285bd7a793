import { expect, it } from 'vitest';
import { averageLongerThanTheRun } from '@/lib/lint/checks/average-longer-than-the-run';
import { quickWith } from '../support/configs';

it.each([
  [0, 3000, 0],
  [0.999, 1001, 0],
  [0.999, 900, 1],
  [0.9999, 3000, 1],
])('%d over %i steps: %i', (ema, totalSteps, warnings) => {
  expect(averageLongerThanTheRun.check(quickWith({ totalSteps, generator: { ema } }))).toHaveLength(warnings);
});
