import { layerSettings } from '@/lib/lint/layers';
import { parsePresets } from '@/lib/gan/presets/registry';
import type { LayerConfig } from '@/lib/protocol/run-config';
import { type Plain, overlay } from '@/lib/protocol/run-config/overlay';
import { runConfig } from '@/lib/protocol/run-config';

export const PRESETS = parsePresets();
export const QUICK = PRESETS[0]!.config;

/** The demo with changes, as a run is asked for. */
export const quickWith = (changes: Plain) => runConfig.parse(overlay(QUICK, changes));

/** Changes to one layer of a network of the demo; a negative place counts from the end. */
export const layerAt = (player: 'generator' | 'discriminator', at: number, change: Partial<LayerConfig>) => {
  const place = at < 0 ? QUICK[player].layers.length + at : at;
  return layerSettings(QUICK, player, (_, index) => (index === place ? change : {}));
};
/** The demo's networks on coloured shapes, 32 x 32 x 3. */
export const onShapes = (count: number) => ({
  dataset: { id: 'shapes', count },
  generator: {
    layers: QUICK.generator.layers.map((layer) => ({
      ...layer,
      ...(layer.type === 'dense' ? { shape: [8, 8, 32] } : layer.filters === 1 ? { filters: 3 } : {}),
    })),
  },
});
export const everyLayer = (player: 'generator' | 'discriminator', change: Partial<LayerConfig>) =>
  layerSettings(QUICK, player, () => change);

const adam = (generator: object, discriminator: object) => ({ optimizer: { generator, discriminator } });
const WGAN = { loss: 'wgan', weightClip: 0.01, discriminatorSteps: 5 };

/** What each check warns of, as changes to the demo, which it does not warn of. */
export const PROVOKED: Record<string, Plain[]> = {
  'labels-without-a-side': [
    { labels: { flipProbability: 0.5 } },
    { labels: { real: [0, 0.1], fake: [0.9, 1] } },
  ],
  'minimax-loss': [{ loss: 'bce_minimax' }, { loss: 'bce_minimax', labels: { flip: true } }],
  'learning-rate-ratio': [
    adam({ learningRate: 1e-4 }, { learningRate: 1e-3 }),
    adam({ learningRate: 1e-3 }, { learningRate: 1e-4 }),
    { ...adam({ learningRate: 2e-4 }, { learningRate: 1e-3 }), discriminatorSteps: 5 },
  ],
  'high-learning-rate': [adam({ learningRate: 5e-3 }, { learningRate: 5e-3 })],
  'generator-without-batch-norm': [
    everyLayer('generator', { batchNorm: false }),
    {
      ...everyLayer('generator', { batchNorm: false }),
      ...everyLayer('discriminator', { batchNorm: false }),
    },
  ],
  'thin-discriminator': [everyLayer('discriminator', { filters: 2 })],
  'critic-momentum': [
    WGAN,
    { ...WGAN, optimizer: { discriminator: { id: 'sgd', learningRate: 1e-3, momentum: 0.5 } } },
  ],
  'critic-steps': [{ ...WGAN, discriminatorSteps: 1 }],
  'batch-norm-under-spectral-norm': [{ discriminator: { spectralNorm: true } }],
  'unregularised-discriminator': [{ totalSteps: 20_000 }],
  'small-dataset': [onShapes(500)],
  'batch-norm-at-the-ends': [
    layerAt('generator', -1, { batchNorm: true }),
    layerAt('discriminator', 0, { batchNorm: true }),
  ],
  'adam-momentum': [adam({ beta1: 0.9 }, { beta1: 0.95 })],
  'discriminator-activation': [everyLayer('discriminator', { activation: 'relu' })],
  'linear-layer': [
    layerAt('generator', 1, { activation: 'none' }),
    everyLayer('discriminator', { activation: 'none' }),
  ],
  'small-latent': [{ latentDim: 1 }, { latentDim: 7 }],
  'kernel-under-stride': [layerAt('generator', 1, { kernel: 1 }), layerAt('discriminator', 0, { kernel: 1 })],
  'longer-than-the-run': [
    { totalSteps: 400 },
    { totalSteps: 2000, gradients: { everySteps: 3000 }, samples: { everySteps: 2001 } },
    {
      ...everyLayer('discriminator', { batchNorm: false }),
      penalty: { id: 'r1', everySteps: 16 },
      totalSteps: 15,
    },
    { discriminator: { noise: { deviation: 0.1, untilStep: 6000 } } },
    adam(
      { schedule: { id: 'constant', warmupSteps: 4000 } },
      { schedule: { id: 'steps', everySteps: 3000, warmupSteps: 0 } },
    ),
  ],
  'average-longer-than-the-run': [{ generator: { ema: 0.9999 } }],
  'flips-that-never-come': [{ labels: { flipProbability: 1e-6 } }],
  'few-evaluations': [{ metrics: { everySteps: 400 } }, { metrics: { everySteps: 10_000 } }],
  'short-run': [{ totalSteps: 999 }],
};
