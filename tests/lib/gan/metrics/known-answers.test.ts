import { describe, expect, it } from 'vitest';
import { accuracyHeldOut } from '@/lib/gan/metrics/accuracy-held-out';
import { accuracyReal } from '@/lib/gan/metrics/accuracy-real';
import { classes } from '@/lib/gan/metrics/classes';
import { coverage } from '@/lib/gan/metrics/coverage';
import { density } from '@/lib/gan/metrics/density';
import { diversity } from '@/lib/gan/metrics/diversity';
import { frechetDistance } from '@/lib/gan/metrics/frechet-distance';
import { type Evaluation, type Rows, evaluation, imageSet } from '@/lib/gan/metrics/image-set';
import { highQuality } from '@/lib/gan/metrics/high-quality';
import { kid } from '@/lib/gan/metrics/kid';
import { countModes } from '@/lib/gan/metrics/modes';
import { motion } from '@/lib/gan/metrics/motion';
import { nearestNeighbour } from '@/lib/gan/metrics/nearest-neighbour';
import { slicedWasserstein } from '@/lib/gan/metrics/sliced-wasserstein';

const rows = (size: number, ...values: number[]): Rows => ({
  count: values.length / size,
  size,
  values: Float32Array.from(values),
});
/** Images whose pixels, features and slices are the same numbers. */
const set = (all: Rows) => imageSet({ pixels: all, features: all, slices: all });
const compare = (real: Rows, fake: Rows): Evaluation => evaluation(set(real), set(fake));
const line = (real: number[], fake: number[]) => compare(rows(1, ...real), rows(1, ...fake));

describe('KID', () => {
  it('is 9.5 for {0, 1} and {1, 2}: 1 + 27 - 2 (1 + 1 + 8 + 27) / 4', () => {
    expect(kid.compute(line([0, 1], [1, 2]))).toBeCloseTo(9.5, 6);
  });

  it('divides the product by the number of features', () => {
    // k = (x.y / 2 + 1)^3: within the reals 1, within the fakes 8, between 1, 1, 1, 3.375.
    const value = kid.compute(compare(rows(2, 0, 0, 1, 0), rows(2, 1, 1, 1, 1)));
    expect(value).toBeCloseTo(1 + 8 - (2 * (1 + 1 + 3.375 + 3.375)) / 4, 6);
  });
});

describe('the Frechet distance', () => {
  it('is 18 between N(0, 2) and N(4, 8): 16 + 2 + 8 - 2 sqrt 16', () => {
    expect(frechetDistance.compute(line([-1, 1], [2, 6]))).toBeCloseTo(18, 6);
  });

  it('takes the root of covariances that do not commute', () => {
    // S1 = diag(4, 1) 2/3 and S2 = [[5, 4], [4, 5]] 2/3; tr sqrt A = sqrt(tr A + 2 sqrt det A) of 2 x 2.
    const real = rows(2, 2, 0, -2, 0, 0, 1, 0, -1);
    const fake = rows(2, 2, 1, -2, -1, 1, 2, -1, -2);
    const trace = (4 * 5 + 1 * 5) * (2 / 3) ** 2;
    const det = 4 * (25 - 16) * (2 / 3) ** 4;
    const expected = ((4 + 1 + 5 + 5) * 2) / 3 - 2 * Math.sqrt(trace + 2 * Math.sqrt(det));
    expect(frechetDistance.compute(compare(real, fake))).toBeCloseTo(expected, 6);
  });

  it('is 0 of a set to itself, and the distance of the means where nothing varies', () => {
    const some = rows(3, 1, 2, 3, 4, 5, 7, 2, 2, 1, 0, 4, 4);
    expect(frechetDistance.compute(compare(some, some))).toBeCloseTo(0, 9);
    expect(frechetDistance.compute(compare(rows(2, 1, 1, 1, 1), rows(2, 4, 5, 4, 5)))).toBeCloseTo(25, 9);
  });
});

it('finds the nearest image: 1 where the sets lie apart, 0 where each has its twin in the other', () => {
  expect(nearestNeighbour.compute(line([0, 1], [10, 11]))).toBe(1);
  expect(nearestNeighbour.compute(line([0, 10], [1, 11]))).toBe(0);
  expect(nearestNeighbour.compute(line([0, 1, 20], [21, 40, 41]))).toBe(4 / 6);
});

describe('seven reals from 0 to 6, whose fifth neighbours lie 5, 4, 3, 3, 3, 4 and 5 away', () => {
  const reals = [0, 1, 2, 3, 4, 5, 6];
  const seven = (at: number) => Array.from(reals, () => at);
  it.each([
    ['in the middle', 3, 49 / 35, 1],
    ['at -2, near the first two', -2, 14 / 35, 2 / 7],
    ['far away', 100, 0, 0],
  ])('give density and coverage of fakes %s', (_, at, dense, covered) => {
    expect(density.compute(line(reals, seven(at)))).toBeCloseTo(dense, 9);
    expect(coverage.compute(line(reals, seven(at)))).toBeCloseTo(covered, 6);
  });
});

it('moves sorted pixels: 3 between {0, 1, 2} and {5, 3, 4}', () => {
  expect(slicedWasserstein.compute(line([0, 1, 2], [5, 3, 4]))).toBeCloseTo(3, 6);
});

it('finds nothing between a set and itself, whose every image has its twin in the other', () => {
  const same = line([0, 1, 3, 7, 8, 12, 13], [0, 1, 3, 7, 8, 12, 13]);
  expect(slicedWasserstein.compute(same)).toBe(0);
  expect(diversity.compute(same)).toBe(1);
  expect(coverage.compute(same)).toBe(1);
  expect(nearestNeighbour.compute(same)).toBe(0);
  // Unbiased for sets that are drawn apart: of a set and itself it is below 0 by its own twins.
  expect(kid.compute(same)).toBeLessThan(0);
});

it('compares how far two images lie apart: V is 0.5 for {0, 1} beside {0, 2}, 0 for one image', () => {
  expect(diversity.compute(line([0, 2], [0, 1]))).toBeCloseTo(0.5, 6);
  expect(diversity.compute(line([0, 2, 5], [4, 4, 4]))).toBe(0);
  // Euclidean over the pixels of an image: 5 beside 10.
  expect(diversity.compute(compare(rows(2, 0, 0, 6, 8), rows(2, 0, 0, 3, 4)))).toBeCloseTo(0.5, 6);
});

it('takes black to white as a motion of 1, and has none before the second evaluation', () => {
  const fixed = { before: Float32Array.of(-1, 0, 0.5, 0), now: Float32Array.of(1, 0, 0, 0) };
  expect(motion.compute({ ...line([0, 1], [0, 1]), fixed })).toBeCloseTo((1 + 0.25) / 4, 6);
  expect(motion.compute(line([0, 1], [0, 1]))).toBeNull();
});

it('counts what D calls real, held-out images only where there are some', () => {
  const train = Float32Array.of(0.9, 0.6, 0.51, 0.5);
  const half = { ...line([0, 1], [0, 1]), scores: { train, heldOut: Float32Array.of(0.9, 0.1) } };
  expect(accuracyReal.compute(half)).toBe(0.75);
  expect(accuracyHeldOut.compute(half)).toBe(0.5);
  expect(accuracyHeldOut.compute({ ...half, scores: { train, heldOut: null } })).toBeNull();
  expect(
    accuracyReal.compute({ ...half, scores: { train: Float32Array.of(0.9, NaN), heldOut: null } }),
  ).toBeNaN();
});

describe('modes', () => {
  const modes = {
    centres: [
      [-1, 0],
      [1, 0],
    ] as const,
    deviation: 0.1,
  };
  const counted = (...points: number[]) => ({
    ...line([0, 1], [0, 1]),
    modes: countModes(Float32Array.from(points), modes),
  });

  it('have the points within three deviations, each point once, NaN nowhere', () => {
    const { near, points } = counted(-1, 0.29, -1, 0.31, 0.8, 0, NaN, 0, 0, 0).modes;
    expect({ near, points }).toEqual({ near: [1, 1], points: 5 });
    const close = {
      centres: [
        [0, 0],
        [0.1, 0],
      ] as const,
      deviation: 0.1,
    };
    expect(countModes(Float32Array.of(0.04, 0), close).near).toEqual([1, 0]);
  });

  it('are covered from a quarter of their due on: of eight points two modes are due four each', () => {
    const seven = Array.from({ length: 7 }, () => [-1, 0]).flat();
    expect(classes.compute(counted(...seven, 1, 0))).toBe(1);
    expect(classes.compute(counted(...seven, 0, 0))).toBe(0.5);
    expect(classes.compute(counted(...seven, -1, 0, 1, 0))).toBe(0.5); // one of nine: less than a quarter of 4.5
    expect(classes.compute({ ...line([0, 1], [0, 1]), modes: null })).toBeNull();
  });

  it('hold the high-quality samples', () => {
    expect(highQuality.compute(counted(-1, 0, 1, 0, 0, 0, 5, 5))).toBe(0.5);
  });
});
