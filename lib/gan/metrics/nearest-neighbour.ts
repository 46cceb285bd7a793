import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';

/** Leave-one-out accuracy of a 1-nearest-neighbour classifier that tells reals from fakes. */
export const nearestNeighbour: Metric = {
  meta: {
    id: 'nearest-neighbour',
    tag: TAG.nearestNeighbour,
    title: '1-NN accuracy',
    better: 'lower',
    ideal: 0.5,
    description:
      'How often the nearest image is of the same kind: 0.5 when nothing tells generated from real, 1 when everything does, under 0.5 when real images are copied.',
    reference: 'https://arxiv.org/abs/1806.07755',
  },
  compute({ real, fake, between }) {
    const [reals, fakes] = [real.features.count, fake.features.count];
    let right = 0;
    for (let row = 0; row < reals; row += 1) {
      const own = nearest(real.distances, row * reals, 1, reals, row);
      if (own < nearest(between, row * fakes, 1, fakes, -1)) right += 1;
    }
    for (let row = 0; row < fakes; row += 1) {
      const own = nearest(fake.distances, row * fakes, 1, fakes, row);
      if (own < nearest(between, row, fakes, reals, -1)) right += 1;
    }
    return right / (reals + fakes);
  },
};

/** The least of `count` distances from `start` on, without the one at `skipped`. */
function nearest(
  distances: Float32Array,
  start: number,
  stride: number,
  count: number,
  skipped: number,
): number {
  let least = Infinity;
  for (let index = 0; index < count; index += 1) {
    const distance = distances[start + index * stride]!;
    if (index !== skipped && distance < least) least = distance;
  }
  return least;
}
