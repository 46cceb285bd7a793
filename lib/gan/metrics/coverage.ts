import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';
import { radii } from './neighbours';

/** Share of the reals that have a fake within their k-th neighbour. */
export const coverage: Metric = {
  meta: {
    id: 'coverage',
    tag: TAG.coverage,
    title: 'Coverage',
    better: 'higher',
    ideal: 1,
    description:
      'Share of the real images that have a generated one nearby. Low when whole kinds of images are never made.',
    reference: 'https://arxiv.org/abs/2002.09797',
  },
  compute({ real, fake, between }) {
    const near = radii(real);
    const fakes = fake.features.count;
    const covered = near.filter((radius, row) =>
      between.subarray(row * fakes, (row + 1) * fakes).some((distance) => distance <= radius),
    );
    return covered.length / near.length;
  },
};
