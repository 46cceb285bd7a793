import { type PresetInput, SMALL_D, SMALL_G, adam, leaky } from './preset';

/** G of the first three without batch norm, as the lessons have it go wrong. */
const BARE_G = {
  layers: [
    { type: 'dense', shape: [7, 7, 32], activation: 'relu' },
    { type: 'convTranspose', filters: 16, kernel: 3, stride: 2, activation: 'relu' },
    { type: 'convTranspose', filters: 1, kernel: 3, stride: 2, activation: 'tanh' },
  ],
} satisfies PresetInput['config']['generator'];

const SHALLOW_D = {
  layers: [
    { type: 'conv', filters: 16, kernel: 3, stride: 2, ...leaky },
    { type: 'conv', filters: 32, kernel: 3, stride: 2, batchNorm: true, ...leaky },
  ],
} satisfies PresetInput['config']['discriminator'];

const DEEP_D = {
  layers: [
    ...SHALLOW_D.layers,
    { type: 'conv', filters: 64, kernel: 3, stride: 2, batchNorm: true, ...leaky },
  ],
} satisfies PresetInput['config']['discriminator'];

const SHOWN = { dataset: { id: 'mnist' }, samples: { everySteps: 50 } } as const;

/** One a way to fail that can be seen, within two minutes. */
export const FAILURES: readonly PresetInput[] = [
  {
    id: 'article-collapse',
    title: 'D loss hits zero',
    description:
      'Built to fail: D is deeper and forty times faster, G has no batch norm. D loss is 0 from about step 120 on.',
    config: {
      dataset: { id: 'mnist' },
      generator: BARE_G,
      discriminator: DEEP_D,
      // D's loss must stay at zero. After a long quiet one gradient moves D by up to (1 - beta1) / sqrt(1 - beta2)
      // rates: 16 with the usual 0.999, which threw D off for 700 steps; 5 with 0.99.
      optimizer: {
        generator: { learningRate: 1.25e-5 },
        discriminator: { learningRate: 5e-4, beta2: 0.99 },
      },
      totalSteps: 8000,
    },
  },
  {
    id: 'zero-recovers',
    title: 'Hits zero and recovers',
    description:
      'The same G against a shallow D not quite twice as fast. D loss touches zero from about step 200 and leaves it again by step 800: strokes come, and nothing had to be restarted.',
    config: {
      ...SHOWN,
      generator: BARE_G,
      discriminator: SHALLOW_D,
      optimizer: adam(3e-4, 5e-4),
      totalSteps: 2500,
    },
  },
  {
    id: 'soft-floor',
    title: 'Soft labels at their floor',
    description:
      'D loss hits zero, with soft labels: D’s loss lies on its floor of 0.397 from step 50 on, and no curve moves while the samples change.',
    config: {
      ...SHOWN,
      generator: BARE_G,
      discriminator: DEEP_D,
      optimizer: adam(2e-5, 5e-4),
      labels: { real: [0.9, 1], fake: [0, 0.1] },
      totalSteps: 2500,
    },
  },
  {
    id: 'minimax-vanishing',
    title: 'Vanishing gradient',
    description:
      'The minimax loss: when D wins, within 50 steps, G’s gradient goes with it, a hundredth by step 200. Its samples never change again.',
    config: {
      ...SHOWN,
      generator: BARE_G,
      discriminator: DEEP_D,
      loss: 'bce_minimax',
      optimizer: adam(2e-4, 1e-3),
      totalSteps: 1500,
    },
  },
  {
    id: 'calm-collapse',
    title: 'Mode collapse, calm losses',
    description:
      'No batch norm anywhere, and both players slow: every latent gives nearly one image from step 200 on. D loss near 1, G loss near 0.9: only the samples say it.',
    config: {
      ...SHOWN,
      generator: BARE_G,
      discriminator: {
        layers: [
          { type: 'conv', filters: 4, kernel: 3, stride: 2, ...leaky },
          { type: 'conv', filters: 8, kernel: 3, stride: 2, ...leaky },
        ],
      },
      optimizer: adam(5e-5),
      totalSteps: 2000,
    },
  },
  {
    id: 'weak-discriminator',
    title: 'D too weak',
    description:
      'D learns a hundred times more slowly than G. It takes G’s noise for more real than digits from step 30 on: G’s loss is low, and says nothing of its samples.',
    config: {
      ...SHOWN,
      generator: SMALL_G,
      discriminator: SMALL_D,
      optimizer: adam(1e-3, 1e-5),
      totalSteps: 1500,
    },
  },
];
