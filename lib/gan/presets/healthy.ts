import { type PresetInput, SMALL_D, SMALL_G, adam, leaky } from './preset';

/** What goes well, the demo first. */
export const HEALTHY: readonly PresetInput[] = [
  {
    id: 'mnist-quick',
    title: 'MNIST, quick',
    description:
      'What healthy looks like: a small DCGAN whose digits can be read after a few hundred steps. The demo.',
    config: {
      dataset: { id: 'mnist' },
      generator: SMALL_G,
      discriminator: SMALL_D,
      optimizer: adam(1e-3),
      totalSteps: 3000,
      samples: { everySteps: 50 },
    },
  },
  {
    id: 'mnist-dcgan',
    title: 'MNIST, DCGAN',
    description: 'A larger DCGAN with soft, flipped and noisy labels, as lessons 1 to 4 have it.',
    config: {
      dataset: { id: 'mnist' },
      latentDim: 100,
      generator: {
        layers: [
          { type: 'dense', shape: [7, 7, 128], batchNorm: true, activation: 'relu' },
          { type: 'convTranspose', filters: 64, stride: 2, batchNorm: true, activation: 'relu' },
          { type: 'convTranspose', filters: 1, stride: 2, activation: 'tanh' },
        ],
      },
      discriminator: {
        layers: [
          { type: 'conv', filters: 64, stride: 2, ...leaky },
          { type: 'conv', filters: 128, stride: 2, batchNorm: true, ...leaky },
        ],
      },
      optimizer: adam(2e-4),
      labels: { flip: true, real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.05 },
      totalSteps: 10_000,
    },
  },
  {
    id: 'mnist-hinge',
    title: 'MNIST, spectral norm and hinge',
    description:
      'The demo’s networks with a D that is bounded: spectral norm in place of batch norm, the hinge loss. D’s loss stays high, and digits come as soon.',
    config: {
      dataset: { id: 'mnist' },
      generator: SMALL_G,
      discriminator: {
        layers: [
          { type: 'conv', filters: 16, stride: 2, ...leaky },
          { type: 'conv', filters: 32, stride: 2, ...leaky },
        ],
        spectralNorm: true,
      },
      loss: 'hinge',
      optimizer: adam(1e-3),
      totalSteps: 3000,
      samples: { everySteps: 50 },
    },
  },
];
