import { describe, expect, it } from 'vitest';
import { autocorrelation, periodicity } from '@/lib/series/autocorrelation';
import { seeded } from '@/tests/db/support/random';

describe.each([1, 2, 3])('autocorrelation, seed %i', (seed) => {
  const random = seeded(seed);
  const noise = Array.from({ length: 400 }, () => random() - 0.5);

  it('is 1 at lag 0 and near 0 elsewhere for noise, which has no period', () => {
    const correlation = autocorrelation(noise, 50);
    expect(correlation[0]).toBeCloseTo(1, 9);
    for (const value of correlation.slice(1)) expect(Math.abs(value)).toBeLessThan(0.25);
    expect(periodicity(noise, 5)?.strength ?? 0).toBeLessThan(0.5);
  });

  it.each([12, 25, 60])('finds a wave of %i under noise and a trend', (period) => {
    const wave = noise.map((value, at) => value + 2 * Math.sin((2 * Math.PI * at) / period) + at / 20);
    const found = periodicity(wave, 5);
    // A multiple of the period is as much a period.
    const turns = (found?.lag ?? 0) / period;
    expect(Math.abs(turns - Math.round(turns))).toBeLessThan(0.1);
    expect(found?.strength).toBeGreaterThan(0.7);
  });

  it('takes a drift for no wave', () => {
    const drift = noise.map((value, at) => value / 10 + (at / 100) ** 2);
    expect(periodicity(drift, 5)?.strength ?? 0).toBeLessThan(0.5);
  });
});

it('is 0 where nothing varies', () =>
  expect(autocorrelation(new Array<number>(50).fill(3), 3)).toEqual([0, 0, 0, 0]));
