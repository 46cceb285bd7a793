import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';

/** V: the mean distance of two fakes over that of two reals, in pixels. */
export const diversity: Metric = {
  meta: {
    id: 'diversity',
    tag: TAG.diversity,
    title: 'Diversity V',
    better: 'higher',
    ideal: 1,
    description:
      'How much generated images differ from one another, over how much real ones do. 0 when all are the same: mode collapse, which losses do not show.',
    reference: 'https://arxiv.org/abs/1606.03498',
  },
  compute: ({ real, fake }) => fake.spread / real.spread,
};
