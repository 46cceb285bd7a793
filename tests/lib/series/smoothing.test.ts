import { describe, expect, it } from 'vitest';
import { ema } from '@/lib/series/ema';
import { rollingMedian } from '@/lib/series/rolling-median';
import { formatSmoothing, parseSmoothing, smooth } from '@/lib/series/smoothing';
import { seeded, wildValue } from '@/tests/db/support/random';

/** By its definition: every value of before, weighed by its distance. */
const slowly = (steps: readonly number[], values: readonly number[], halfLife: number) =>
  steps.map((step, at) => {
    const weighed = values
      .slice(0, at + 1)
      .flatMap((value, index) =>
        Number.isFinite(value) ? [{ value, weight: 2 ** ((steps[index]! - step) / halfLife) }] : [],
      );
    const sum = weighed.reduce((total, { weight }) => total + weight, 0);
    return weighed.reduce((total, { value, weight }) => total + value * weight, 0) / sum;
  });

describe('an exponential average', () => {
  it.each([1, 7, 40, 1e6])('of half-life %d is what its definition says, at any distances', (halfLife) => {
    const random = seeded(halfLife);
    let step = 0;
    const steps = Array.from({ length: 400 }, () => (step += 1 + Math.floor(random() ** 6 * 300)));
    const values = steps.map(() => wildValue(random));
    const expected = slowly(steps, values, halfLife);
    for (const [index, value] of ema(steps, values, halfLife).entries())
      expect(value).toBeCloseTo(expected[index]!, 9);
  });

  it('leaves a constant series the very number that it is', () => {
    const steps = [0, 1, 2, 50, 51, 9000];
    expect(ema(steps, new Array<number>(6).fill(0.1), 3)).toEqual(new Array(6).fill(0.1));
  });

  it('begins at the first value, and has half of a step behind it after a half-life', () => {
    expect(ema([0], [8], 10)).toEqual([8]);
    // Of two points a half-life apart the older one weighs half as much.
    expect(ema([0, 10], [3, 0], 10)[1]).toBeCloseTo(1, 12);
  });

  it('passes over what is not finite', () => {
    expect(ema([0, 1, 2, 3], [NaN, 5, Infinity, 5], 2)).toEqual([NaN, 5, 5, 5]);
  });

  it('does not care how often the same is said: half as many points give nearly the same course', () => {
    const values = Array.from({ length: 1000 }, (_, step) => Math.sin(step / 100));
    const all = ema([...values.keys()], values, 50);
    const some = values.flatMap((value, step) => (step % 2 === 1 ? [{ step, value }] : []));
    const thinned = ema(
      some.map(({ step }) => step),
      some.map(({ value }) => value),
      50,
    );
    for (const [index, { step }] of some.entries()) expect(thinned[index]).toBeCloseTo(all[step]!, 1.9);
  });
});

describe('a smoothing', () => {
  it.each(['median:9', 'ema:40', 'none'])('is written as it is read: %s', (text) => {
    expect(formatSmoothing(parseSmoothing(text)!)).toBe(text);
  });

  it.each(['', 'median', 'median:0', 'median:1000', 'ema:-4', 'ema:1.5', 'ema:2000000', 'mean:3', 'none:1'])(
    'is none of ours: "%s"',
    (text) => {
      expect(parseSmoothing(text)).toBeNull();
    },
  );

  it('does what it says', () => {
    const [steps, values] = [
      [0, 5, 10, 15],
      [1, 9, 2, 3],
    ];
    expect(smooth(steps, values, { kind: 'none' })).toEqual(values);
    expect(smooth(steps, values, { kind: 'median', points: 3 })).toEqual(rollingMedian(values, 3));
    expect(smooth(steps, values, { kind: 'ema', halfLife: 5 })).toEqual(ema(steps, values, 5));
  });
});
