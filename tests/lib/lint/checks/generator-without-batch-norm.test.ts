import { expect, it } from 'vitest';
import { generatorWithoutBatchNorm } from '@/lib/lint/checks/generator-without-batch-norm';
import { everyLayer, layerAt, quickWith } from '../support/configs';

const bareG = everyLayer('generator', { batchNorm: false });

it.each([
  [bareG, 'No layer of G has batch norm.'],
  [{ ...bareG, ...everyLayer('discriminator', { batchNorm: false }) }, 'Neither network has batch norm.'],
])('tells one network from both', (changes, message) => {
  expect(generatorWithoutBatchNorm.check(quickWith(changes))).toMatchObject([{ message }]);
});

it('says nothing where one hidden layer has it, and turns it on in hidden layers only', () => {
  const one = layerAt('generator', 0, { batchNorm: false });
  expect(generatorWithoutBatchNorm.check(quickWith(one))).toEqual([]);
  expect(generatorWithoutBatchNorm.check(quickWith(bareG))[0]!.fix.settings).toMatchObject({
    generator: { layers: [{ batchNorm: true }, { batchNorm: true }, { batchNorm: false }] },
  });
});
