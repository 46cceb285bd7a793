import { TAG } from '@/lib/protocol/tags';
import { shareOverHalf } from './accuracy-real';
import type { Metric } from './metric';

/** D's accuracy by the sign of its logit on reals that were never trained on. */
export const accuracyHeldOut: Metric = {
  meta: {
    id: 'accuracy-held-out',
    tag: TAG.accuracyHeldOut,
    title: 'D on held-out images',
    better: null,
    ideal: null,
    description:
      'Share of real images it never saw that D calls real. Far under its share of training images: D overfits.',
    reference: 'https://arxiv.org/abs/2006.06676',
  },
  compute: ({ scores }) => (scores?.heldOut ? shareOverHalf(scores.heldOut) : null),
};
