import { expect, it } from 'vitest';
import { configurationRows } from '@/app/_views/run/configuration-rows';
import { parsePresets } from '@/lib/gan/presets/registry';
import { scheduleConfig } from '@/lib/protocol/run-config/schedule';
import type { Run } from '@/lib/protocol/entities';

const rowsOf = (preset: string) => {
  const { config } = parsePresets().find(({ id }) => id === preset)!;
  const rows = configurationRows({ config, setup: null });
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]));
};

it.each([
  [
    'mnist-quick',
    {
      Labels: 'hard',
      'Label flips': '0 %',
      Adam: '1e−3 both, β₁ 0.5',
      'Batch norm': '2 of 3 layers in G, 1 of 2 layers in D',
    },
  ],
  ['mnist-dcgan', { Labels: 'soft, real 0.9–1, generated 0–0.1; flipped', 'Label flips': '5 %' }],
  [
    'article-collapse',
    { Adam: 'G 1.25e−5, D 5e−4, β₁ 0.5', 'Batch norm': '0 of 3 layers in G, 2 of 3 layers in D' },
  ],
])('the configuration of %s reads as people say it', (preset, expected) => {
  expect(rowsOf(preset)).toMatchObject(expected);
});

it('names what bounds D, how G is averaged and an optimizer each', () => {
  const { config } = parsePresets()[0]!;
  const schedule = scheduleConfig.parse({ id: 'cosine', finalShare: 0.1, warmupSteps: 500 });
  const changed: Run['config'] = {
    ...config,
    loss: 'wgan_gp',
    penalty: { id: 'gp', weight: 10, everySteps: 1 },
    discriminatorSteps: 5,
    generator: { ...config.generator, ema: 0.999 },
    discriminator: {
      ...config.discriminator,
      augment: { color: true, translation: false, cutout: true },
    },
    optimizer: {
      ...config.optimizer,
      discriminator: { id: 'sgd', learningRate: 0.01, schedule, momentum: 0.9 },
    },
  };
  const rows = configurationRows({ config: changed, setup: null });
  expect(Object.fromEntries(rows.map(({ label, value }) => [label, value]))).toMatchObject({
    Loss: 'Wasserstein with gradient penalty',
    Regularisation: 'gradient penalty × 10, augmentation: color, cutout, samples from G averaged with 0.999',
    'Adam, G': '1e−3, β₁ 0.5',
    'SGD, D': '1e−2, momentum 0.9',
    Schedule: 'G constant; D cosine to 10 %, warm-up 500 steps',
    'D steps': '5 a step of G',
  });
});
