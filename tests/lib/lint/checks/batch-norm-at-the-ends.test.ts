import { expect, it } from 'vitest';
import { batchNormAtTheEnds } from '@/lib/lint/checks/batch-norm-at-the-ends';
import { layerAt, quickWith } from '../support/configs';

it.each([
  [layerAt('generator', -1, { batchNorm: true }), [['generator', 'layers', 2, 'batchNorm']]],
  [layerAt('discriminator', 0, { batchNorm: true }), [['discriminator', 'layers', 0, 'batchNorm']]],
  [layerAt('discriminator', 1, { batchNorm: true }), []],
  [layerAt('generator', 0, { batchNorm: true }), []],
])('looks at the outer layers only', (changes, paths) => {
  expect(batchNormAtTheEnds.check(quickWith(changes)).map(({ path }) => path)).toEqual(paths);
});
