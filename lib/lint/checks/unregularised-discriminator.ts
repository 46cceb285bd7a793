import { isAugmented } from '@/lib/protocol/run-config';
import type { Check } from '../check';
import { isBounded, layerSettings } from '../layers';

/** Unregularised runs peaked at 6,000 steps at the earliest; under this 16 of 18 doubtful ones still improved. */
const LONG = 10_000;

export const unregularisedDiscriminator: Check = {
  meta: {
    id: 'unregularised-discriminator',
    title: 'Nothing holds D on a long run',
    references: [
      'Of 10 runs without spectral norm, R1 or augmentation none was healthy to the end; of 48 with it, 42 were (not a controlled comparison)',
      'Unregularised CIFAR-10 runs peaked at 6,000 to 46,000 steps and ended at 1.8 to 5 times their best',
    ],
  },
  check: (config) =>
    config.totalSteps > LONG && !isBounded(config) && !isAugmented(config.discriminator.augment)
      ? [
          {
            path: ['discriminator', 'spectralNorm'],
            message: `Nothing bounds D over ${config.totalSteps.toLocaleString('en')} steps.`,
            reason:
              'Of 10 runs without spectral norm, R1 or augmentation none was healthy to the end; of 48 with it, 42 were (no controlled comparison). They were at their best between 6,000 and 46,000 steps: use the best checkpoint if you leave it so.',
            fix: {
              title: 'Spectral norm in D, in place of batch norm',
              settings: {
                discriminator: {
                  spectralNorm: true,
                  ...layerSettings(config, 'discriminator', () => ({ batchNorm: false })).discriminator,
                },
              },
            },
          },
        ]
      : [],
};
