import type { RunConfig } from '@/lib/protocol/run-config';
import { hasLabels } from '@/lib/protocol/loss-family';
import type { Check } from '../check';

export const labelsWithoutASide: Check = {
  meta: {
    id: 'labels-without-a-side',
    title: 'Labels that do not tell real from generated',
    lesson: 3,
    references: ['The mean label of p flips is (1 - p) m + p (1 - m)'],
  },
  check(config) {
    if (!hasLabels(config.loss)) return [];
    const gap = meanGap(config);
    if (gap > 0) return [];
    return [
      {
        path: ['labels'],
        message:
          gap === 0
            ? 'Real and generated images have the same label on average.'
            : 'Generated images have the higher label on average.',
        reason:
          gap === 0
            ? 'The best D can do is to say the same of every image, and then it has no gradient for G.'
            : 'D is trained to call generated images real, and G to be called so: it gets away from the data. Flip labels with the setting for it, which turns G’s target too.',
        fix: {
          title: 'Soft labels on their sides, 5 % of them flipped',
          settings: { labels: { real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.05 } },
        },
      },
    ];
  },
};

function meanGap({ labels: { real, fake, flipProbability } }: RunConfig): number {
  const middle = ([low, high]: readonly [number, number]) => (low + high) / 2;
  return (1 - 2 * flipProbability) * (middle(real) - middle(fake));
}
