import { describe, expect, it } from 'vitest';
import { addBuckets, addPoints, emptyBuckets, means, widthFor } from '@/lib/series/buckets';
import { seeded, wildValue } from '@/tests/db/support/random';

function randomPoints(seed: number) {
  const random = seeded(seed);
  const steps: number[] = [];
  for (let step = Math.floor(random() * 100); steps.length < 3000; step += random() < 0.8 ? 1 : 40)
    steps.push(step);
  return { steps, values: steps.map(() => wildValue(random)) };
}

function bucketed(width: number, { steps, values }: { steps: number[]; values: number[] }) {
  const buckets = emptyBuckets(width);
  addPoints(buckets, steps, values);
  return buckets;
}

describe.each([1, 2, 3])('buckets of random points, seed %i', (seed) => {
  const points = randomPoints(seed);

  it.each([2, 16, 64, 1024])('tell of each %i steps exactly what is in them', (width) => {
    const buckets = bucketed(width, points);
    for (const [at, start] of buckets.steps.entries()) {
      const inside = points.values.filter(
        (_, index) => points.steps[index]! >= start && points.steps[index]! < start + width,
      );
      const finite = inside.filter(Number.isFinite);
      expect(start % width).toBe(0);
      expect(buckets.count[at]).toBe(inside.length);
      expect(buckets.nonFinite[at]).toBe(inside.length - finite.length);
      expect(buckets.min[at]).toBe(Math.min(...finite));
      expect(buckets.max[at]).toBe(Math.max(...finite));
      expect(buckets.last[at]).toBe(inside.at(-1));
      const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
      if (finite.length > 0) expect(means(buckets)[at]).toBeCloseTo(mean, 10);
      else expect(means(buckets)[at]).toBeNaN();
    }
    expect(buckets.count.reduce((sum, count) => sum + count, 0)).toBe(points.steps.length);
  });

  it.each([
    [2, 16],
    [16, 256],
    [16, 2048],
  ])('of width %i merged to %i are those made from the points', (narrow, wide) => {
    const merged = emptyBuckets(wide);
    addBuckets(merged, bucketed(narrow, points));
    const direct = bucketed(wide, points);
    const { sum, ...rest } = merged;
    const { sum: directSum, ...directRest } = direct;
    expect(rest).toEqual(directRest);
    sum.forEach((value, at) => expect(value).toBeCloseTo(directSum[at]!, 9));
  });

  it('are the same when the points come in parts', () => {
    const parts = emptyBuckets(64);
    for (let at = 0; at < points.steps.length; at += 37)
      addPoints(parts, points.steps.slice(at, at + 37), points.values.slice(at, at + 37));
    expect(parts).toEqual(bucketed(64, points));
  });
});

it('keeps a spike of one step at every width', () => {
  const values = Array.from({ length: 20_000 }, () => 0.5);
  values[12_345] = 900;
  values[777] = -3;
  const steps = values.map((_, index) => index);
  for (let width = 2; width <= 32_768; width *= 2) {
    const { min, max } = bucketed(width, { steps, values });
    expect(Math.max(...max)).toBe(900);
    expect(Math.min(...min)).toBe(-3);
  }
});

it('refuses to merge buckets that do not fit', () => {
  expect(() => addBuckets(emptyBuckets(24), emptyBuckets(16))).toThrow('do not fit');
});

it('finds the least width whose buckets are few enough, wherever the range begins', () => {
  expect(widthFor(1_000_000, 1250)).toBe(1024);
  expect(widthFor(10, 1250)).toBe(1);
  const random = seeded(7);
  for (let round = 0; round < 200; round += 1) {
    const span = 1 + Math.floor(random() * 1e6);
    const buckets = 2 + Math.floor(random() * 2000);
    const first = Math.floor(random() * 1e5);
    const width = widthFor(span, buckets);
    const used = Math.floor((first + span - 1) / width) - Math.floor(first / width) + 1;
    expect(used).toBeLessThanOrEqual(buckets);
    expect(Math.log2(width) % 1).toBe(0);
  }
});
