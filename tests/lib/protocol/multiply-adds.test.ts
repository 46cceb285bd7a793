import { expect, it } from 'vitest';
import { threadsFor } from '@/lib/gan/backends/threads';
import { parsePresets } from '@/lib/gan/presets/registry';
import { runConfig } from '@/lib/protocol/run-config';
import { multiplyAdds } from '@/lib/protocol/run-config/multiply-adds';

const preset = (id: string) => parsePresets().find((one) => one.id === id)!.config;

it('counts every product of a step of two layers', () => {
  const config = runConfig.parse({
    dataset: { id: 'shapes' },
    latentDim: 2,
    generator: {
      layers: [
        { type: 'dense', shape: [8, 8, 3] },
        { type: 'convTranspose', filters: 3, kernel: 4, stride: 4, activation: 'tanh' },
      ],
    },
    discriminator: { layers: [{ type: 'conv', filters: 5, kernel: 3, stride: 2 }] },
    optimizer: { generator: { learningRate: 1e-3 }, discriminator: { learningRate: 1e-3 } },
    batchSize: 2,
    totalSteps: 1,
  });
  const dense = 2 * 8 * 8 * 3;
  const up = 8 * 8 * 3 * 3 * 4 * 4;
  const conv = 16 * 16 * 3 * 5 * 3 * 3;
  // G forward for D, D twice forward and back by its weights; G and D forward, D back by its input, G back.
  const stepD = dense + up + 2 * (conv + conv);
  const stepG = dense + up + conv + conv + (dense + up) + up;
  expect(multiplyAdds(config)).toBe(2 * (stepD + stepG));
});

it('leaves a small run one thread, and gives a large one what there is', () => {
  expect(threadsFor(preset('mnist-quick'), 8)).toBe(1);
  const large = { ...preset('mnist-dcgan'), batchSize: 128 };
  expect(multiplyAdds(large)).toBeGreaterThan(1e9);
  expect(threadsFor(large, 8)).toBe(8);
});
