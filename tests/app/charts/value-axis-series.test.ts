import { describe, expect, it } from 'vitest';
import { shaped, toLine } from '@/app/_charts/line-series';
import { axisTicks, beyond, extent } from '@/app/_charts/value-axis-series';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

function lineOf(values: number[]) {
  const buckets = emptyBuckets(1);
  addPoints(buckets, [...values.keys()], values);
  const line = toLine(buckets, { key: 'd', label: 'D loss', token: '--d', dash: [] });
  return line && shaped(line);
}

describe('the range of an axis', () => {
  it.each<[string, number[], number[], boolean, [number, number]]>([
    ['linear: a little room on both sides', [0, 10], [], false, [-0.6, 10.6]],
    ['linear: one value', [3, 3], [], false, [2.94, 3.06]],
    ['linear: a reference is in sight', [0, 1], [10], false, [-0.6, 10.6]],
    ['linear: NaN and infinities are left out', [0, NaN, Infinity, 10], [NaN], false, [-0.6, 10.6]],
    ['linear: nothing to show', [NaN], [], false, [0, 1]],
    ['log: half again on both sides', [0.15, 1], [], true, [0.1, 1.5]],
    ['log: zero and less do not count', [0, -5, 0.15, 1], [0], true, [0.1, 1.5]],
    ['log: the floor is not below 1e-8', [1e-12, 1], [], true, [1e-8, 1.5]],
    ['log: nothing above zero', [0, 0], [], true, [0.1, 10]],
  ])('%s', (_, values, references, log, [low, high]) => {
    const line = lineOf(values);
    const range = extent(line ? [line] : [], references, log);
    expect(range[0]).toBeCloseTo(low, 9);
    expect(range[1]).toBeCloseTo(high, 9);
  });

  it.each([
    ['all steps', [0, Infinity], [0, 9]],
    ['some steps', [2, 3], [2, 3]],
    ['a step inside a bucket: the bucket that holds it counts', [2.5, 3], [2, 3]],
    ['the last step', [9, 20], [9, 9]],
  ] as const)('shows %s', (_, [from, to], [low, high]) => {
    const [least, greatest] = extent([lineOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])!], [], false, [from, to]);
    const room = (high - low || 1) * 0.06;
    expect(least).toBeCloseTo(low - room, 9);
    expect(greatest).toBeCloseTo(high + room, 9);
  });

  it('holds, where outliers are ignored, the bulk of each line and every reference', () => {
    const calm = Array.from({ length: 100 }, (_, step) => 1 + (step % 10) / 10);
    const spiked = calm.map((value, step) => (step === 50 ? 900 : value));
    const small = calm.map((value) => value / 100);
    expect(extent([lineOf(calm)!], [], false, [0, Infinity], true)).toEqual(
      extent([lineOf(calm)!], [], false),
    );
    const [low, high] = extent([lineOf(spiked)!, lineOf(small)!], [5], false, [0, Infinity], true);
    expect(low).toBeLessThan(0.01);
    expect([high > 5, high < 6]).toEqual([true, true]);
    // What is looked at decides: of these three values none is an outlier.
    expect(extent([lineOf(spiked)!], [], false, [49, 51], true)[1]).toBeGreaterThan(900);
  });

  it('holds all lines', () => {
    expect(extent([lineOf([0, 1])!, lineOf([9, 10])!], [], false)).toEqual([-0.6, 10.6]);
  });
});

describe('what lies beyond the range', () => {
  it('is named with its step and side; zero, NaN and infinities have marks of their own', () => {
    const line = lineOf([5, 0, 0.1, NaN, -3, 99, -Infinity])!;
    expect(beyond(line, [1, 10])).toEqual([
      { step: 2, above: false },
      { step: 4, above: false },
      { step: 5, above: true },
    ]);
    expect(beyond(line, [-3, 99])).toEqual([]);
  });

  it('can be both within one bucket', () => {
    const buckets = emptyBuckets(4);
    addPoints(buckets, [0, 1, 2], [-9, 5, 70]);
    const line = shaped(toLine(buckets, { key: 'd', label: 'D', token: '--d', dash: [] })!);
    expect(beyond(line, [1, 10]).map(({ above }) => above)).toEqual([true, false]);
  });
});

describe('ticks', () => {
  it.each<[number, number, boolean, number[]]>([
    [0, 1, false, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 100, false, [0, 20, 40, 60, 80, 100]],
    [0.001, 10, true, [0.001, 0.01, 0.1, 1, 10]],
    [0.05, 30, true, [0.1, 1, 10]],
    [0.3, 3, true, [0.5, 1, 2]],
    [1e-8, 1e3, true, [1e-8, 1e-5, 1e-2, 10]],
  ])('from %d to %d, log %s', (low, high, log, expected) => {
    const ticks = axisTicks(low, high, log);
    expect(ticks).toHaveLength(expected.length);
    for (const [index, tick] of ticks.entries())
      expect(tick / (expected[index]! || 1)).toBeCloseTo(expected[index] === 0 ? 0 : 1, 9);
  });

  it('never leave the axis, nor crowd it', () => {
    for (const low of [1e-8, 3e-5, 0.02, 0.7, 4])
      for (const span of [1.2, 3, 40, 1e4, 1e10]) {
        const ticks = axisTicks(low, low * span, true);
        expect(ticks.every((tick) => tick >= low && tick <= low * span)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }
  });
});
