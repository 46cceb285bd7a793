import { describe, expect, it } from 'vitest';
import { Spread } from '@/lib/series/spread';
import { seeded, wildValue } from '@/tests/db/support/random';

describe.each([1, 2, 3])('a spread over 1,000 steps, seed %i', (seed) => {
  const random = seeded(seed);
  const values = Array.from({ length: 5000 }, () => wildValue(random));

  it.each([1, 7, 40])('of points %i steps apart is that of the values it reaches back to', (every) => {
    const spread = new Spread(1000);
    values.forEach((value, at) => {
      spread.observe(at * every, value);
      if (at < 10 || at % 997 !== 0) return;
      const newest = values.slice(0, at + 1).findLastIndex(Number.isFinite);
      const first = Math.round(newest - spread.span / every);
      const inside = values.slice(first, newest + 1).filter(Number.isFinite);
      const mean = inside.reduce((sum, one) => sum + one, 0) / inside.length;
      const variance = inside.reduce((sum, one) => sum + (one - mean) ** 2, 0) / inside.length;
      expect(spread.mean).toBeCloseTo(mean, 9);
      expect(spread.deviation).toBeCloseTo(Math.sqrt(variance), 6);
      expect(spread.low).toBe(Math.min(...inside));
      expect(spread.high).toBe(Math.max(...inside));
      // Whole blocks leave, when the next one begins: up to two of them are more than was asked for.
      if (at * every > 1200) expect(spread.span).toBeGreaterThanOrEqual(1000 - every);
      expect(spread.span).toBeLessThanOrEqual(1200 + 3 * every);
    });
  });
});
