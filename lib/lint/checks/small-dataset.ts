import { type RunConfig, isAugmented } from '@/lib/protocol/run-config';
import type { Check } from '../check';

/** A tenth of CIFAR-10: the smallest set that the paper trains on without and with augmentation. */
const SMALL = 5000;

export const smallDataset: Check = {
  meta: {
    id: 'small-dataset',
    title: 'Few images without augmentation',
    lesson: 5,
    references: ['arXiv 2006.10738'],
  },
  check(config) {
    const images = imageCount(config);
    if (images === null || images > SMALL || isAugmented(config.discriminator.augment)) return [];
    const passes = Math.round((config.totalSteps * config.discriminatorSteps * config.batchSize) / images);
    return [
      {
        path: ['discriminator', 'augment'],
        message: `${images.toLocaleString('en')} images, and D sees each as it is${passes > 1 ? `, ${passes.toLocaleString('en')} times` : ''}.`,
        reason:
          'A D that knows the reals by heart tells G to copy them, or nothing. Augmentation of all that D sees, real and generated, made the FID of sets of 1,000 photographs two to four times better.',
        fix: {
          title: 'Vary colour and place of what D sees',
          settings: { discriminator: { augment: { color: true, translation: true } } },
        },
      },
    ];
  },
};

/** How many images there are to train on, about; null where only the files say. */
function imageCount({ dataset, classes }: RunConfig): number | null {
  const share = classes === 'all' ? 1 : new Set(classes).size / 10;
  switch (dataset.id) {
    case 'cifar10':
      return 50_000 * share;
    case 'shapes':
      return Math.round(dataset.count * share);
    default:
      return null;
  }
}
