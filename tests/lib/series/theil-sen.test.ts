import { describe, expect, it } from 'vitest';
import { median } from '@/lib/series/median';
import { theilSen } from '@/lib/series/theil-sen';
import { seeded } from '@/tests/db/support/random';

describe.each([1, 2, 3, 4])('the slope by Theil and Sen, seed %i', (seed) => {
  const random = seeded(seed);
  const slope = random() * 10 - 5;
  const xs = Array.from({ length: 200 }, (_, at) => at * 3 + random());
  const line = xs.map((x) => slope * x + 7);

  it('is that of a line', () => expect(theilSen(xs, line)).toBeCloseTo(slope, 9));

  it('stays near it when one value in five is anywhere, and some are not finite', () => {
    const spoilt = line.map((y, at) => (at % 5 === 0 ? 1e6 * (random() - 0.5) : at % 31 === 0 ? NaN : y));
    expect(theilSen(xs, spoilt)).toBeCloseTo(slope, 1);
  });

  it('turns with the sign of the values, and not with a constant added', () => {
    const noisy = line.map((y) => y + random());
    expect(
      theilSen(
        xs,
        noisy.map((y) => -y),
      ),
    ).toBeCloseTo(-theilSen(xs, noisy), 9);
    expect(
      theilSen(
        xs,
        noisy.map((y) => y + 1000),
      ),
    ).toBeCloseTo(theilSen(xs, noisy), 6);
  });
});

it('is not a number without two places', () => {
  expect(theilSen([1], [1])).toBeNaN();
  expect(theilSen([2, 2], [1, 5])).toBeNaN();
});

it('median passes over what is not finite', () => {
  expect(median([3, NaN, 1, Infinity, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([NaN])).toBeNaN();
});
