import { TAG } from '@/lib/protocol/tags';
import { symmetricEigen } from './eigen';
import { type ImageSet, type Rows, oncePerSet } from './image-set';
import type { Metric } from './metric';

/** |m1 - m2|^2 + tr(S1 + S2 - 2 (S1 S2)^(1/2)), the features taken as normal distributions. */
export const frechetDistance: Metric = {
  meta: {
    id: 'frechet-distance',
    tag: TAG.fd,
    title: 'Fréchet distance',
    better: 'lower',
    ideal: 0,
    description:
      'Distance between the means and covariances of random features. With few samples it stays above 0 for real images too: compare with its floor.',
    reference: 'https://arxiv.org/abs/1706.08500',
  },
  compute: ({ real, fake }) => frechet(shape(real), momentsOf(fake.features)),
};

interface Moments {
  mean: Float64Array;
  /** [size, size] */
  covariance: Float64Array;
}

/** The moments of a set, and a root R of its covariance S = R R^T. */
const shape = oncePerSet(({ features }: ImageSet) => {
  const moments = momentsOf(features);
  const { values, vectors } = symmetricEigen(moments.covariance, features.size);
  const root = vectors.map((value, at) => value * Math.sqrt(Math.max(0, values[at % features.size]!)));
  return { ...moments, root };
});

function frechet(a: Moments & { root: Float64Array }, b: Moments): number {
  const size = a.mean.length;
  let distance = 0;
  for (let i = 0; i < size; i += 1) {
    distance += (a.mean[i]! - b.mean[i]!) ** 2 + a.covariance[i * size + i]! + b.covariance[i * size + i]!;
  }
  // S1 S2 = R R^T S2 has the eigenvalues of R^T S2 R, which is symmetric.
  const inner = product(transposed(a.root, size), product(b.covariance, a.root, size), size);
  const eigenvalues = symmetricEigen(inner, size).values;
  return distance - 2 * eigenvalues.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
}

function momentsOf({ count, size, values }: Rows): Moments {
  const mean = new Float64Array(size);
  for (const [at, value] of values.entries()) mean[at % size]! += value / count;
  const covariance = new Float64Array(size * size);
  const centred = new Float64Array(size);
  for (let row = 0; row < count; row += 1) {
    for (let i = 0; i < size; i += 1) centred[i] = values[row * size + i]! - mean[i]!;
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1)
        covariance[i * size + j]! += (centred[i]! * centred[j]!) / (count - 1);
  }
  return { mean, covariance };
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let k = 0; k < size; k += 1)
      for (let j = 0; j < size; j += 1) c[i * size + j]! += a[i * size + k]! * b[k * size + j]!;
  return c;
}

const transposed = (a: Float64Array, size: number) =>
  a.map((_, at) => a[(at % size) * size + Math.floor(at / size)]!);
