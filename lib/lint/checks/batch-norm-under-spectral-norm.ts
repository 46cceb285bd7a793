import type { Check } from '../check';
import { layerSettings } from '../layers';

export const batchNormUnderSpectralNorm: Check = {
  meta: {
    id: 'batch-norm-under-spectral-norm',
    title: 'Batch norm undoes spectral norm',
    references: ['arXiv 1802.05957'],
  },
  check: (config) =>
    config.discriminator.spectralNorm && config.discriminator.layers.some(({ batchNorm }) => batchNorm)
      ? [
          {
            path: ['discriminator', 'spectralNorm'],
            message: 'Spectral norm bounds nothing in a D with batch norm.',
            reason:
              'Spectral norm divides a layer by how much it can stretch its input; batch norm divides what comes out by its deviation, and so stretches it again by any factor.',
            fix: {
              title: 'Turn off batch norm in D',
              settings: layerSettings(config, 'discriminator', () => ({ batchNorm: false })),
            },
          },
        ]
      : [],
};
