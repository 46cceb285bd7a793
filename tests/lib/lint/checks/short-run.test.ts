import { expect, it } from 'vitest';
import { shortRun } from '@/lib/lint/checks/short-run';
import { quickWith } from '../support/configs';

it.each([
  [999, 1],
  [1000, 0],
])('%i steps: %i', (totalSteps, warnings) => {
  expect(shortRun.check(quickWith({ totalSteps }))).toHaveLength(warnings);
});
