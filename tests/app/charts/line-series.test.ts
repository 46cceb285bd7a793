import { describe, expect, it } from 'vitest';
import { dotted, dottedLine, indexAt, shaped, toLine, withSpread } from '@/app/_charts/line-series';
import { extent } from '@/app/_charts/value-axis-series';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';
import type { Smoothing } from '@/lib/series/smoothing';

const LOOK = { key: 'd', label: 'D loss', token: '--d' as const, dash: [] };

const measured = (values: number[], width = 1) => {
  const buckets = emptyBuckets(width);
  addPoints(
    buckets,
    values.map((_, step) => step),
    values,
  );
  return toLine(buckets, LOOK);
};
const lineOf = (values: number[], width?: number) => shaped(measured(values, width)!);

describe('a line', () => {
  it('carries the deviation of what it is the mean of, which the axis makes room for', () => {
    const deviation = emptyBuckets(1);
    addPoints(deviation, [0, 1], [2, 2]); // not measured at the third step
    const line = shaped(withSpread(measured([5, 5, 5]), deviation)!);
    expect(line.band!.high.slice(0, 2)).toEqual([7, 7]);
    const [low, high] = extent([line], [], false);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(7);
    expect(withSpread(measured([5]), undefined)).toEqual(measured([5]));
  });

  it('is none where nothing was measured', () => {
    expect(toLine(undefined, LOOK)).toBeNull();
    expect(measured([])).toBeNull();
  });

  it('keeps an edge, half a window late, and an outlier out of its course but in its range', () => {
    const edge = lineOf(Array.from({ length: 40 }, (_, step) => (step < 20 ? 1 : 0)));
    expect(new Set(edge.middle)).toEqual(new Set([1, 0])); // no slope between the two
    expect(edge.middle.indexOf(0)).toBe(20 + 4);
    const outlier = lineOf(Array.from({ length: 40 }, (_, step) => (step === 20 ? 100 : 1)));
    expect(Math.max(...outlier.middle)).toBe(1);
    expect(Math.max(...outlier.high)).toBe(100);
  });

  it('names the buckets with NaN or infinities, and has no course where nothing was a number', () => {
    const line = lineOf([1, NaN, 2, 3, Infinity, NaN, 4, 4], 2);
    expect(line.steps).toEqual([0, 2, 4, 6]);
    expect(line.nonFinite).toEqual([0, 4]);
    expect(line.low).toEqual([1, 2, Infinity, 4]);
    expect(line.values).toEqual([1, 2.5, NaN, 4]);
    expect(line.middle).toEqual([1, 1.75, NaN, 2.5]);
  });

  it('has a dot where a point stands alone', () => {
    expect(dotted(lineOf([5]))).toEqual([0]);
    expect(dotted(lineOf([1, NaN, 2, NaN, 3, 3]))).toEqual([0, 2]);
    expect(dotted(lineOf([1, 2, 3]))).toEqual([]);
    expect(dotted({ ...lineOf([1, 2, 3]), gaps: new Map([[1, 1]]) })).toEqual([0]);
    expect(dotted({ ...lineOf([1, NaN, 3]), dots: true })).toEqual([0, 2]);
  });

  it('is smoothed as it is asked to be, its deviation too', () => {
    const deviation = emptyBuckets(1);
    addPoints(deviation, [0, 1, 2], [1, 3, 5]);
    const line = withSpread(measured([4, 0, 8]), deviation)!;
    const as = (smoothing: Smoothing) => shaped(line, { smoothing, pauses: [] });
    expect(as({ kind: 'none' })).toMatchObject({
      middle: [4, 0, 8],
      band: { low: [3, -3, 3], high: [5, 3, 13] },
    });
    const half = as({ kind: 'ema', halfLife: 1 });
    expect(half.middle[1]).toBeCloseTo(4 / 3, 9);
    expect(half.band!.high[1]).toBeCloseTo(4 / 3 + 7 / 3, 9);
  });

  it('breaks where steps are missing, and on an axis of time where the run paused', () => {
    const buckets = emptyBuckets(1);
    const steps = [1, 2, 3, 4, 90, 91, 92, 93];
    addPoints(buckets, steps, steps);
    const smoothing: Smoothing = { kind: 'none' };
    expect(shaped(toLine(buckets, LOOK)!, { smoothing, pauses: [] }).gaps).toEqual(new Map([[4, 5]]));
    expect(shaped(toLine(buckets, LOOK)!, { smoothing, pauses: [2, 4] }).gaps).toEqual(
      new Map([
        [2, 2],
        [4, 5],
      ]),
    );
    expect(shaped(dottedLine(buckets, LOOK)!, { smoothing, pauses: [2] }).gaps.size).toBe(0);
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
