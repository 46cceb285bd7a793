import { expect, it } from 'vitest';
import { adamMomentum } from '@/lib/lint/checks/adam-momentum';
import { quickWith } from '../support/configs';

it.each([
  [{ beta1: 0.9 }, 1],
  [{ beta1: 0.89 }, 0],
  [{ id: 'sgd', momentum: 0.9 }, 0],
])('%j: %i', (discriminator, warnings) => {
  expect(adamMomentum.check(quickWith({ optimizer: { discriminator } }))).toHaveLength(warnings);
});
