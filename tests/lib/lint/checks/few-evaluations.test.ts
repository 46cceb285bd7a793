import { expect, it } from 'vitest';
import { fewEvaluations } from '@/lib/lint/checks/few-evaluations';
import { quickWith } from '../support/configs';

it.each([
  [3000, 300, null],
  [3000, 301, 'Samples are measured 9 times.'],
  [3000, 2000, 'Samples are measured once.'],
  [3000, 3001, 'Samples are measured only at the end.'],
  [4, 1, null],
])('%i steps, every %i: %s', (totalSteps, everySteps, message) => {
  expect(
    fewEvaluations
      .check(quickWith({ totalSteps, metrics: { everySteps } }))
      .map((warning) => warning.message),
  ).toEqual(message === null ? [] : [message]);
});
