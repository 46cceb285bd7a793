import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';

/** Mean over random directions of the distance between the two sorted sets along each. */
export const slicedWasserstein: Metric = {
  meta: {
    id: 'sliced-wasserstein',
    tag: TAG.slicedWasserstein,
    title: 'Sliced Wasserstein distance',
    better: 'lower',
    ideal: 0,
    description:
      'How far pixels would have to move, seen along random directions. Needs no features, so it sees what they may miss.',
    reference: 'https://arxiv.org/abs/1710.10196',
  },
  compute({ real, fake }) {
    const distances = real.slices.map((slice, direction) => {
      const other = fake.slices[direction]!;
      return slice.reduce((sum, value, rank) => sum + Math.abs(value - other[rank]!), 0) / slice.length;
    });
    return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  },
};
