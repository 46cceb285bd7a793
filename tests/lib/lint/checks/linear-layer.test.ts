import { expect, it } from 'vitest';
import { linearLayer } from '@/lib/lint/checks/linear-layer';
import { layerAt, quickWith } from '../support/configs';

it.each([
  [layerAt('generator', 0, { activation: 'none' }), ['generator', 0]],
  [layerAt('discriminator', -1, { activation: 'none' }), ['discriminator', 1]],
])('counts the last layer of D, which the logit follows', (changes, [player, at]) => {
  expect(linearLayer.check(quickWith(changes)).map(({ path }) => path)).toEqual([
    [player, 'layers', at, 'activation'],
  ]);
});
