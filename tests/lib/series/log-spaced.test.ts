import { expect, it } from 'vitest';
import { logSpaced } from '@/lib/series/log-spaced';

it('takes all where there are few', () => {
  expect(logSpaced(0, 12)).toEqual([]);
  expect(logSpaced(3, 12)).toEqual([0, 1, 2]);
});

it.each([13, 20, 61, 1000, 100_000])(
  'takes twelve of %d, first and last among them, wider apart later',
  (length) => {
    const places = logSpaced(length, 12);
    expect(new Set(places).size).toBe(12);
    expect([places[0], places.at(-1)]).toEqual([0, length - 1]);
    const gaps = places.slice(1).map((place, index) => place - places[index]!);
    expect(Math.min(...gaps)).toBeGreaterThan(0);
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(gaps[0]!);
  },
);
