import { TAG } from '@/lib/protocol/tags';
import { type ImageSet, type Rows, oncePerSet } from './image-set';
import type { Metric } from './metric';

/**
 * Squared maximum mean discrepancy with the kernel k(x, y) = (x.y / size + 1)^3, unbiased:
 * mean k(x, x') + mean k(y, y') - 2 mean k(x, y), an image never with itself. May be a little below 0.
 */
export const kid: Metric = {
  meta: {
    id: 'kid',
    tag: TAG.kid,
    title: 'KID',
    better: 'lower',
    ideal: 0,
    description:
      'Kernel distance between generated and real images on random features. Unbiased: near 0 when they are alike, also with few samples.',
    reference: 'https://arxiv.org/abs/1801.01401',
  },
  compute({ real, fake, between }) {
    return meanWithin(real) + meanWithin(fake) - 2 * meanKernel(real.features, fake.features, between);
  },
};

const meanWithin = oncePerSet(({ features, distances }: ImageSet) =>
  meanKernel(features, features, distances),
);

function meanKernel(a: Rows, b: Rows, distances: Float32Array): number {
  const [lengthsA, lengthsB] = [squaredLengths(a), squaredLengths(b)];
  let sum = 0;
  for (let row = 0; row < a.count; row += 1) {
    for (let column = 0; column < b.count; column += 1) {
      if (a === b && row === column) continue;
      // x.y from the distance that is known: |x - y|^2 = |x|^2 + |y|^2 - 2 x.y
      const product = (lengthsA[row]! + lengthsB[column]! - distances[row * b.count + column]!) / 2;
      const kernel = product / a.size + 1;
      sum += kernel * kernel * kernel;
    }
  }
  return sum / (a.count * (a === b ? a.count - 1 : b.count));
}

function squaredLengths({ count, size, values }: Rows): Float64Array {
  const lengths = new Float64Array(count);
  for (let at = 0; at < count * size; at += 1) lengths[Math.floor(at / size)]! += values[at]! ** 2;
  return lengths;
}
