import { describe, expect, it } from 'vitest';
import { RollingMedian, rollingMedian } from '@/lib/series/rolling-median';
import { median } from '@/lib/series/median';
import { seeded, wildValue } from '@/tests/db/support/random';

describe.each([1, 2, 3])('a rolling median of random values, seed %i', (seed) => {
  const random = seeded(seed);
  const values = Array.from({ length: 2000 }, () => wildValue(random));

  it.each([1, 2, 9, 100])('of %i is the median of the newest finite ones', (size) => {
    const rolled = rollingMedian(values, size);
    for (const at of [0, 1, 7, 50, 999, 1999]) {
      const finite = values.slice(0, at + 1).filter(Number.isFinite);
      expect(rolled[at]).toBe(median(finite.slice(-size)));
    }
  });

  it('is the same whatever the order within the window', () => {
    const some = values.filter(Number.isFinite).slice(0, 50);
    expect(rollingMedian([...some].reverse(), 50).at(-1)).toBe(rollingMedian(some, 50).at(-1));
  });
});

describe('a rolling median of values that lie apart', () => {
  it.each([
    [1, 100],
    [10, 31],
    [100, 10],
    [10_000, 5],
  ])('keeps, %i steps apart, the newest %i', (every, kept) => {
    const median = new RollingMedian(100);
    for (let at = 1; at <= 300; at += 1) median.push(at, at * every);
    expect(median.count).toBe(kept);
    expect(median.value).toBe(300 - (kept - 1) / 2);
  });
});
