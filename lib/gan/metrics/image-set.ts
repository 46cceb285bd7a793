import type { ModeCounts } from './modes';

/** Vectors of one length, row by row. */
export interface Rows {
  count: number;
  size: number;
  values: Float32Array;
}

/** A set of images as the metrics see it: what several of them need is worked out once. */
export interface ImageSet {
  /** Random features of each image. */
  features: Rows;
  /** Squared distances between the features of each two, [count, count]. */
  distances: Float32Array;
  /** The images along each random direction in pixel space, in order. */
  slices: Float32Array[];
  /** Mean distance of two images in pixels. */
  spread: number;
}

/** What is measured: fakes beside reals, or reals beside other reals for the floor. As many of each. */
export interface Evaluation {
  real: ImageSet;
  fake: ImageSet;
  /** Squared distances between features, [real, fake]. */
  between: Float32Array;
  /** Images of the fixed latents in [-1, 1], now and at the evaluation before. */
  fixed: { now: Float32Array; before: Float32Array } | null;
  /** D's probability that an image is real, for reals it trains on and for reals it never saw. */
  scores: { train: Float32Array; heldOut: Float32Array | null } | null;
  /** Where the modes of the data are known, how many fakes lie near each. */
  modes: ModeCounts | null;
}

export function imageSet({
  pixels,
  features,
  slices,
}: {
  pixels: Rows;
  features: Rows;
  slices: Rows;
}): ImageSet {
  return {
    features,
    distances: squaredDistances(features, features),
    slices: Array.from({ length: slices.size }, (_, direction) =>
      Float32Array.from(
        { length: slices.count },
        (_, row) => slices.values[row * slices.size + direction]!,
      ).sort(),
    ),
    spread: meanDistance(pixels),
  };
}

export function evaluation(
  real: ImageSet,
  fake: ImageSet,
  { fixed = null, scores = null, modes = null }: Partial<Pick<Evaluation, 'fixed' | 'scores' | 'modes'>> = {},
): Evaluation {
  return { real, fake, between: squaredDistances(real.features, fake.features), fixed, scores, modes };
}

/** By differences, not by products: two images that are the same are at exactly 0. */
export function squaredDistances(a: Rows, b: Rows): Float32Array {
  const { size } = a;
  const distances = new Float32Array(a.count * b.count);
  for (let row = 0; row < a.count; row += 1) {
    for (let column = a === b ? row + 1 : 0; column < b.count; column += 1) {
      const distance = squaredDistance(a.values, row * size, b.values, column * size, size);
      distances[row * b.count + column] = distance;
      if (a === b) distances[column * b.count + row] = distance;
    }
  }
  return distances;
}

/** Partners of an image, eight in the set: of all pairs so many tell the mean to half a percent. */
const PARTNERS = 8;

export function meanDistance({ count, size, values }: Rows): number {
  const partners = Math.min(PARTNERS, count - 1);
  let sum = 0;
  for (let row = 0; row < count; row += 1) {
    for (let shift = 1; shift <= partners; shift += 1) {
      sum += Math.sqrt(squaredDistance(values, row * size, values, ((row + shift) % count) * size, size));
    }
  }
  return sum / (count * partners);
}

function squaredDistance(a: Float32Array, atA: number, b: Float32Array, atB: number, size: number): number {
  let sum = 0;
  for (let index = 0; index < size; index += 1) {
    const difference = a[atA + index]! - b[atB + index]!;
    sum += difference * difference;
  }
  return sum;
}

/** Something about a set that is worked out once: the reals of a run are the same at each evaluation. */
export function oncePerSet<T>(work: (set: ImageSet) => T): (set: ImageSet) => T {
  const known = new WeakMap<ImageSet, { value: T }>();
  return (set) => {
    let entry = known.get(set);
    if (!entry) known.set(set, (entry = { value: work(set) }));
    return entry.value;
  };
}
