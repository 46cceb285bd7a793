import { BACKENDS } from '@/lib/gan/backends/registry';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Training } from '@/lib/gan/training';
import { type BackendId, type RunConfigInput, runConfig } from '@/lib/protocol/run-config';

/** A GAN so small that the plain JavaScript backend can train it too. */
export const TINY: RunConfigInput = {
  dataset: { id: 'shapes', count: 64 },
  latentDim: 4,
  generator: {
    layers: [
      { type: 'dense', shape: [8, 8, 4], batchNorm: true, activation: 'relu' },
      { type: 'convTranspose', filters: 3, kernel: 4, stride: 4, activation: 'tanh' },
    ],
  },
  discriminator: {
    layers: [{ type: 'conv', filters: 4, kernel: 4, stride: 4, activation: 'leaky_relu', dropout: 0.2 }],
  },
  optimizer: { generator: { learningRate: 1e-3 }, discriminator: { learningRate: 1e-3 } },
  labels: { flip: true, real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.1 },
  batchSize: 4,
  totalSteps: 100,
  samples: { count: 8 },
  metrics: { samples: 16 },
  measuring: { budgetShare: 1 }, // what is measured when does not hang on the clock
};

export async function train(backend: BackendId, changes: Partial<RunConfigInput> = {}, threads = 2) {
  const config = runConfig.parse({ ...TINY, ...changes });
  return new Training(
    config,
    await openDataset(config.dataset, config.classes, config.seed),
    await BACKENDS[backend].create({ threads }),
  );
}
/** Signals without those of the clock. */
export const steps = (training: Training, count: number) =>
  Array.from({ length: count }, () => [...training.next()].filter(([tag]) => !tag.startsWith('time/')));
