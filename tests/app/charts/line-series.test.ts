import { describe, expect, it } from 'vitest';
import { SMOOTHING, axisTicks, extent, indexAt, toLine, withSpread } from '@/app/_charts/line-series';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const LOOK = { key: 'd', label: 'D loss', token: '--d', dash: [] } as const;

const lineOf = (values: number[], width = 1) => {
  const buckets = emptyBuckets(width);
  addPoints(
    buckets,
    values.map((_, step) => step),
    values,
  );
  return toLine(buckets, { ...LOOK, dash: [] });
};

describe('a line', () => {
  it('carries the deviation of what it is the mean of, which the axis makes room for', () => {
    const deviation = emptyBuckets(1);
    addPoints(deviation, [0, 1], [2, 2]); // not measured at the third step
    const line = withSpread(lineOf([5, 5, 5]), deviation)!;
    expect(line.band!.high.slice(0, 2)).toEqual([7, 7]);
    const [low, high] = extent([line], [], false);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(7);
    expect(withSpread(lineOf([5]), undefined)).toEqual(lineOf([5]));
  });

  it('is none where nothing was measured', () => {
    expect(toLine(undefined, { ...LOOK, dash: [] })).toBeNull();
    expect(lineOf([])).toBeNull();
  });

  it('keeps an edge, half a window late, and an outlier out of its course but in its range', () => {
    const edge = lineOf(Array.from({ length: 40 }, (_, step) => (step < 20 ? 1 : 0)))!;
    expect(new Set(edge.middle)).toEqual(new Set([1, 0])); // no slope between the two
    expect(edge.middle.indexOf(0)).toBe(20 + (SMOOTHING - 1) / 2);
    const outlier = lineOf(Array.from({ length: 40 }, (_, step) => (step === 20 ? 100 : 1)))!;
    expect(Math.max(...outlier.middle)).toBe(1);
    expect(Math.max(...outlier.high)).toBe(100);
  });

  it('names the buckets with NaN or infinities, and goes on as it was over them', () => {
    const line = lineOf([1, NaN, 2, 3, Infinity, NaN], 2)!;
    expect(line.steps).toEqual([0, 2, 4]);
    expect(line.nonFinite).toEqual([0, 4]);
    expect(line.low).toEqual([1, 2, Infinity]);
    expect(line.values).toEqual([1, 2.5, NaN]);
    expect(line.middle).toEqual([1, 1.75, 1.75]);
  });
});

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

  it('holds all lines', () => {
    expect(extent([lineOf([0, 1])!, lineOf([9, 10])!], [], false)).toEqual([-0.6, 10.6]);
  });
});

describe('the bucket at a step', () => {
  it.each([
    [0, 0],
    [4, 0],
    [7, 0],
    [8, 1],
    [15, 1],
    [16, 2],
    [99, 2],
  ])('step %i is in bucket %i', (step, index) => {
    expect(indexAt([4, 8, 16], step)).toBe(index);
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
