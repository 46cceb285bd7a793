import { expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { timeSteps } from '@/lib/gan/time-steps';
import { type RunConfigInput, runConfig } from '@/lib/protocol/run-config';
import { RING_D, RING_G } from '@/lib/gan/presets/preset';
import { TINY } from './support/tiny';

const { layers } = TINY.generator;
const grey = {
  ...TINY.generator,
  layers: [layers[0]!, { ...layers[1]!, filters: 1 }],
} as RunConfigInput['generator'];
const DIGITS: Partial<RunConfigInput> = {
  dataset: { id: 'folder', path: '/nowhere', size: 32, colour: 'grey' },
  generator: grey,
};

it.each<[string, Partial<RunConfigInput>]>([
  ['images', {}],
  ['images of two classes that are told', { classes: [0, 2], conditional: true }],
  ['images that are not there', DIGITS],
  ['points', { dataset: { id: 'mixture' }, generator: RING_G, discriminator: RING_D }],
])('the steps of %s are timed without their data', async (_, changes) => {
  const backend = await BACKENDS.wasm.create({ threads: 1 });
  const time = timeSteps(runConfig.parse({ ...TINY, ...changes }), backend);
  expect(time.stepMs).toBeGreaterThan(0);
  expect(time.steps).toBeGreaterThan(0);
});
