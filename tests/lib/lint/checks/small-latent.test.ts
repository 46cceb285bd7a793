import { expect, it } from 'vitest';
import { smallLatent } from '@/lib/lint/checks/small-latent';
import { quickWith } from '../support/configs';

it.each([
  [1, 1],
  [7, 1],
  [8, 0],
])('%i numbers: %i', (latentDim, warnings) => {
  expect(smallLatent.check(quickWith({ latentDim }))).toHaveLength(warnings);
});
