import { type ImageSet, oncePerSet } from './image-set';

/** k of density and coverage, as their paper has it. */
export const NEIGHBOURS = 5;

/** Squared distance from each image of a set to its k-th nearest other one. */
export const radii = oncePerSet(({ distances, features: { count } }: ImageSet) =>
  Float32Array.from(
    { length: count },
    // The nearest of a row is the image itself.
    (_, row) => distances.slice(row * count, (row + 1) * count).sort()[Math.min(NEIGHBOURS, count - 1)]!,
  ),
);
