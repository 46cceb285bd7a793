import type { Preset } from '@/lib/protocol/catalogue';
import { type RunConfigInput, runConfig } from '@/lib/protocol/run-config';

interface PresetInput {
  id: string;
  title: string;
  description: string;
  config: RunConfigInput;
}

const leaky = { activation: 'leaky_relu', slope: 0.2 } as const;
const adam = (generator: number, discriminator = generator) => ({
  generator: { learningRate: generator },
  discriminator: { learningRate: discriminator },
});

const PRESETS: readonly PresetInput[] = [
  {
    id: 'mnist-quick',
    title: 'MNIST, quick',
    description:
      'What healthy looks like: a small DCGAN whose digits can be read after a few hundred steps. The demo.',
    config: {
      dataset: { id: 'mnist' },
      generator: {
        layers: [
          { type: 'dense', shape: [7, 7, 32], batchNorm: true, activation: 'relu' },
          { type: 'convTranspose', filters: 16, stride: 2, batchNorm: true, activation: 'relu' },
          { type: 'convTranspose', filters: 1, stride: 2, activation: 'tanh' },
        ],
      },
      discriminator: {
        layers: [
          { type: 'conv', filters: 16, stride: 2, ...leaky },
          { type: 'conv', filters: 32, stride: 2, batchNorm: true, ...leaky },
        ],
      },
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
    id: 'cifar10-small',
    title: 'CIFAR-10, small',
    description:
      'One class, cars, before all ten, as lesson 5 has it, at a size that two cores can train. Needs the folder of the binary batches.',
    config: {
      dataset: { id: 'cifar10', path: 'data/cifar-10-batches-bin' },
      classes: [1],
      latentDim: 100,
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
      optimizer: adam(2e-4),
      labels: { flip: true, real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.05 },
      batchSize: 16,
      totalSteps: 20_000,
    },
  },
  {
    id: 'article-collapse',
    title: 'D loss hits zero',
    description:
      'Built to fail: D is deeper and forty times faster, G has no batch norm. D loss is 0 from about step 120 on.',
    config: {
      dataset: { id: 'mnist' },
      generator: {
        layers: [
          { type: 'dense', shape: [7, 7, 32], activation: 'relu' },
          { type: 'convTranspose', filters: 16, kernel: 3, stride: 2, activation: 'relu' },
          { type: 'convTranspose', filters: 1, kernel: 3, stride: 2, activation: 'tanh' },
        ],
      },
      discriminator: {
        layers: [
          { type: 'conv', filters: 16, kernel: 3, stride: 2, ...leaky },
          { type: 'conv', filters: 32, kernel: 3, stride: 2, batchNorm: true, ...leaky },
          { type: 'conv', filters: 64, kernel: 3, stride: 2, batchNorm: true, ...leaky },
        ],
      },
      // D's loss must stay at zero. After a long quiet one gradient moves D by up to (1 - beta1) / sqrt(1 - beta2)
      // rates: 16 with the usual 0.999, which threw D off for 700 steps; 5 with 0.99.
      optimizer: {
        generator: { learningRate: 1.25e-5 },
        discriminator: { learningRate: 5e-4, beta2: 0.99 },
      },
      totalSteps: 8000,
    },
  },
];

export const parsePresets = (): Preset[] =>
  PRESETS.map((preset) => ({ ...preset, config: runConfig.parse(preset.config) }));
