import { expect, it } from 'vitest';
import { discriminatorActivation } from '@/lib/lint/checks/discriminator-activation';
import { layerAt, quickWith } from '../support/configs';

it.each([
  ['relu', 1],
  ['tanh', 1],
  ['sigmoid', 1],
  ['leaky_relu', 0],
  ['none', 0],
] as const)('%s: %i', (activation, warnings) => {
  const changes = layerAt('discriminator', 1, { activation });
  expect(discriminatorActivation.check(quickWith(changes))).toHaveLength(warnings);
  expect(discriminatorActivation.check(quickWith(layerAt('generator', 0, { activation })))).toEqual([]);
});
