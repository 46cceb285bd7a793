import { expect, it } from 'vitest';
import { highLearningRate } from '@/lib/lint/checks/high-learning-rate';
import { quickWith } from '../support/configs';

it.each([
  [{ learningRate: 5e-3 }, 1],
  [{ learningRate: 4e-3 }, 0],
  [{ id: 'sgd', learningRate: 0.01 }, 0],
])('%j: %i', (generator, warnings) => {
  expect(highLearningRate.check(quickWith({ optimizer: { generator } }))).toHaveLength(warnings);
});
