import { type PresetInput, RING_D, RING_G, SMALL_D, SMALL_G, adam, leaky } from './preset';

/** At a constant rate half of the points come to lie near a mode, with this fall two thirds. */
const FALLING = { learningRate: 1e-2, schedule: { id: 'linear' } } as const;

/** D of the demo without batch norm: a bound on its slope asks for that. */
const BARE_D = {
  layers: [
    { type: 'conv', filters: 16, stride: 2, ...leaky },
    { type: 'conv', filters: 32, stride: 2, ...leaky },
  ],
} satisfies PresetInput['config']['discriminator'];

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
    id: 'fashion-quick',
    title: 'Fashion-MNIST, quick',
    description: 'The demo’s networks on pictures of clothes. Fetched once, 31 MB.',
    config: {
      dataset: { id: 'fashion-mnist' },
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
      discriminator: { ...BARE_D, spectralNorm: true },
      loss: 'hinge',
      optimizer: adam(1e-3),
      totalSteps: 3000,
      samples: { everySteps: 50 },
    },
  },
  {
    id: 'mnist-r1',
    title: 'MNIST, R1',
    description:
      'The demo’s networks, a D without batch norm, and what its slope at real images costs it: D cannot run away, its loss comes back to chance by step 300, and strokes are digits by 600.',
    config: {
      dataset: { id: 'mnist' },
      generator: SMALL_G,
      discriminator: BARE_D,
      penalty: { id: 'r1', weight: 1, everySteps: 4 },
      optimizer: adam(1e-3),
      totalSteps: 3000,
      samples: { everySteps: 50 },
    },
  },
  {
    id: 'mnist-wgan-gp',
    title: 'MNIST, critic with a gradient penalty',
    description:
      'The demo’s G against a critic: its loss is a distance, which falls towards 0 as samples get better. Three critic steps a step and a penalty in each: a step takes longer, and strokes are digits by 300.',
    config: {
      dataset: { id: 'mnist' },
      generator: SMALL_G,
      discriminator: BARE_D,
      loss: 'wgan_gp',
      penalty: { id: 'gp', weight: 10 },
      discriminatorSteps: 3,
      optimizer: {
        generator: { learningRate: 1e-3, beta2: 0.9 },
        discriminator: { learningRate: 1e-3, beta2: 0.9 },
      },
      totalSteps: 2000,
      samples: { everySteps: 50 },
    },
  },
  {
    id: 'mnist-conditional',
    title: 'MNIST, a digit a column',
    description:
      'Lesson 5 the other way: all ten classes, and both networks are told which. The demo’s networks with the digit beside z in G, and a logit for each digit in D; column c of the samples shows digit c.',
    config: {
      dataset: { id: 'mnist' },
      conditional: true,
      generator: SMALL_G,
      discriminator: SMALL_D,
      optimizer: adam(1e-3),
      totalSteps: 3000,
      samples: { everySteps: 50, count: 60 },
    },
  },
  {
    id: 'ring-2d',
    title: 'Ring of 8, in the plane',
    description:
      'Points, not images: eight modes on a ring, small dense networks, trained in seconds. Samples are a scatter plot, and the modes they cover are counted.',
    config: {
      dataset: { id: 'mixture' },
      latentDim: 2,
      generator: RING_G,
      discriminator: { ...RING_D, noise: { deviation: 0.2, untilStep: 700 } },
      optimizer: { generator: FALLING, discriminator: FALLING },
      batchSize: 256,
      totalSteps: 1000,
      samples: { everySteps: 50, count: 512 },
      metrics: { everySteps: 100 },
    },
  },
];
