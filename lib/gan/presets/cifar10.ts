import { type PresetInput, adam, leaky } from './preset';

/** Cars alone, before all ten classes: 5,000 images. */
const CARS = {
  dataset: { id: 'cifar10' },
  classes: [1],
  latentDim: 100,
  batchSize: 16,
  optimizer: adam(2e-4),
} satisfies Partial<PresetInput['config']>;

const leak = { activation: 'leaky_relu', slope: 0.1 } as const;
const wide = { type: 'conv', filters: 128, kernel: 5, batchNorm: true, ...leak } as const;
const halving = { type: 'conv', filters: 128, kernel: 4, stride: 2, batchNorm: true, ...leak } as const;

export const CIFAR10: readonly PresetInput[] = [
  {
    id: 'cifar10-reference',
    title: 'CIFAR-10, the lessons’ networks',
    description:
      'What the seven lessons were learned on: 128 filters in nearly every convolution, cars alone, soft and flipped labels, twenty epochs. 77 billion multiply-adds a step: for a GPU or native TensorFlow. The data are fetched once, 170 MB.',
    config: {
      ...CARS,
      // Wide and with large kernels at the top, for smooth images.
      generator: {
        layers: [
          { type: 'dense', shape: [16, 16, 128], batchNorm: true, normPer: 'unit', ...leak },
          wide,
          { type: 'convTranspose', filters: 128, kernel: 4, stride: 2, batchNorm: true, ...leak },
          wide,
          wide,
          { type: 'conv', filters: 3, kernel: 5, activation: 'tanh' },
        ],
      },
      // As wide, with smaller kernels and dropout, so that it does not run ahead.
      discriminator: {
        layers: [
          { type: 'conv', filters: 128, kernel: 3, ...leak },
          halving,
          halving,
          { ...halving, dropout: 0.4 },
        ],
      },
      // No label changes sides: 5 % of a batch of 16, rounded down, are none.
      labels: { flip: true, real: [0.9, 1], fake: [0, 0.1] },
      totalSteps: 6240,
    },
  },
  {
    id: 'cifar10-one-class',
    formerIds: ['cifar10-small'],
    title: 'CIFAR-10, one class',
    description:
      'Lesson 5: one class, cars, before all ten. A DCGAN of a size that two cores can train, with soft, flipped and noisy labels. The data are fetched once, 170 MB.',
    config: {
      ...CARS,
      generator: {
        layers: [
          { type: 'dense', shape: [4, 4, 64], batchNorm: true, activation: 'relu' },
          { type: 'convTranspose', filters: 32, stride: 2, batchNorm: true, activation: 'relu' },
          { type: 'convTranspose', filters: 32, stride: 2, batchNorm: true, activation: 'relu' },
          { type: 'convTranspose', filters: 3, stride: 2, activation: 'tanh' },
        ],
      },
      discriminator: {
        layers: [
          { type: 'conv', filters: 32, stride: 2, ...leaky },
          { type: 'conv', filters: 32, stride: 2, batchNorm: true, ...leaky },
          { type: 'conv', filters: 64, stride: 2, batchNorm: true, ...leaky },
        ],
      },
      labels: { flip: true, real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.05 },
      totalSteps: 20_000,
    },
  },
];
