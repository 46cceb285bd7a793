import { beforeEach, describe, expect, it } from 'vitest';
import { LiveSeries, MAX_COLUMNS } from '@/app/_stream/live-series';
import type { JsonNumber } from '@/lib/protocol/numbers';
import type { SeriesColumns } from '@/lib/protocol/rest';

const TAG = 'loss/d';

/** Live points of one tag from a step on. */
const points = (from: number, ...values: JsonNumber[]) => ({
  steps: values.map((_, index) => from + index),
  tags: [TAG],
  values: [values],
});

/** What the server answers: buckets of `width` steps, each holding `count` points of one value. */
const buckets = (
  width: number,
  steps: number[],
  values: JsonNumber[],
  extra: Partial<SeriesColumns> = {},
): SeriesColumns => ({
  tag: TAG,
  width,
  steps,
  values,
  ...(width > 1 && {
    min: values,
    max: values,
    last: values,
    count: steps.map(() => width),
    nonFinite: steps.map(() => 0),
  }),
  ...extra,
});

describe('the series of a live run', () => {
  let series: LiveSeries;
  beforeEach(() => {
    series = new LiveSeries();
  });
  const loss = () => series.byTag.get(TAG)!;

  it('never holds more columns than a page has, though all that comes was missed and is fetched', () => {
    series.append(points(0, 1));
    for (let gap = 0; gap < 8; gap += 1) {
      const { width, newestBucket } = series;
      const starts = Array.from({ length: 1000 }, (_, index) => newestBucket + index * width);
      const values = starts.map((_, index) => gap + index / 1000);
      series.replace([buckets(width, starts, values)], starts.at(-1)! + width - 1);
      expect(loss().steps.length).toBeLessThanOrEqual(MAX_COLUMNS);
    }
    expect(Math.max(...loss().max)).toBe(7.999);
    expect(loss().steps[0]).toBe(0);
  });

  it('takes points as they come, and tags as they appear', () => {
    series.append(points(1, 0.5, 0.25));
    series.append({ steps: [3], tags: [TAG, 'loss/g'], values: [[0.125], [2]] });
    expect(loss().steps).toEqual([1, 2, 3]);
    expect(loss().last).toEqual([0.5, 0.25, 0.125]);
    expect(series.byTag.get('loss/g')!.steps).toEqual([3]);
    expect(series.lastStep).toBe(3);
  });

  it('keeps what is measured seldom when all is fetched again, though it came in finer buckets', () => {
    const kid = 'quality/kid';
    const seldom = (width: number, steps: number[]) =>
      buckets(width, steps, steps, { tag: kid, ...(width > 1 && { count: steps.map(() => 1) }) });
    series.replace([seldom(1, [100, 200, 300]), buckets(8, [0, 8, 296], [1, 2, 3])], 303);
    expect(series.width).toBe(8);
    expect(series.byTag.get(kid)!.steps).toEqual([96, 200, 296]);
    // As after a new connection: from the newest bucket on, in the width that is known.
    series.replace([seldom(8, [400]), buckets(8, [296, 304], [3, 4])], 407);
    series.append({
      steps: [408, 500],
      tags: [TAG, kid],
      values: [
        [5, 6],
        [7, 8],
      ],
    });
    expect(series.byTag.get(kid)!.steps).toEqual([96, 200, 296, 400, 408, 496]);
    expect(series.byTag.get(kid)!.last).toEqual([100, 200, 300, 400, 7, 8]);
    expect(loss().steps).toEqual([0, 8, 296, 304, 408, 496]);
  });

  it.each([
    ['what it has already', points(1, 9, 9), [1, 2]],
    ['nothing', { steps: [], tags: [TAG], values: [[]] }, [1, 2]],
    ['an overlap', points(2, 9, 0.1), [1, 2, 3]],
    ['a gap', points(7, 0.1), [1, 2, 7]],
  ])('given %s, keeps the first of each step', (_, given, steps) => {
    series.append(points(1, 0.5, 0.25));
    series.append(given);
    expect(loss().steps).toEqual(steps);
    expect(loss().last.slice(0, 2)).toEqual([0.5, 0.25]);
    expect(series.lastStep).toBe(steps.at(-1));
  });

  it('keeps NaN and infinities out of the mean, and counts them', () => {
    series.append(points(1, 'NaN', 2, 'Infinity', '-Infinity'));
    expect(loss().last).toEqual([NaN, 2, Infinity, -Infinity]);
    expect(loss().nonFinite).toEqual([1, 0, 1, 1]);
    expect(loss().sum).toEqual([0, 2, 0, 0]);
  });

  it('replaces everything from the first bucket of an answer on', () => {
    series.append(points(1, 1, 2, 3));
    series.replace([buckets(1, [2, 3, 4], [20, 30, 40])], 4);
    expect(loss().steps).toEqual([1, 2, 3, 4]);
    expect(loss().last).toEqual([1, 20, 30, 40]);
    expect(series.lastStep).toBe(4);
    series.append(points(4, 99, 50));
    expect(loss().last).toEqual([1, 20, 30, 40, 50]);
  });

  it('asks again from the start of its newest bucket, and is then as if nothing had been missed', () => {
    series.replace([buckets(4, [0, 4], [1, 2], { count: [3, 4] })], 7);
    series.append(points(8, 3, 4));
    expect(series.newestBucket).toBe(8);
    // Steps 10 and 11 were missed; the answer has the whole bucket, and the start of the next.
    series.replace([buckets(4, [8, 12], [4.5, 7], { count: [4, 1] })], 12);
    expect(loss().steps).toEqual([0, 4, 8, 12]);
    expect(loss().count).toEqual([3, 4, 4, 1]);
    expect(loss().sum).toEqual([3, 8, 18, 7]);
  });

  it('starts anew where the answer has another width', () => {
    series.append(points(1, 1, 2, 3));
    series.replace([buckets(2, [0, 2], [1, 2.5])], 3);
    expect(series.width).toBe(2);
    expect(loss().steps).toEqual([0, 2]);
    expect(loss().width).toBe(2);
  });

  it('keeps what it has where the answer is empty', () => {
    series.append(points(1, 1, 2));
    series.replace([buckets(1, [], [])], 2);
    expect(loss().steps).toEqual([1, 2]);
    series.replace([], 2);
    expect(series.width).toBe(1);
    expect(loss().steps).toEqual([1, 2]);
  });

  it('takes buckets of which some or all values are not finite', () => {
    const mixed = {
      count: [4, 4],
      nonFinite: [1, 4],
      min: [1, 'NaN'],
      max: [3, 'NaN'],
      last: ['NaN', 'Infinity'],
    };
    series.replace([buckets(4, [0, 4], [2, 'NaN'], mixed as Partial<SeriesColumns>)], 7);
    expect(loss().sum).toEqual([6, 0]);
    expect(loss().min).toEqual([1, Infinity]);
    expect(loss().max).toEqual([3, -Infinity]);
    expect(loss().last).toEqual([NaN, Infinity]);
    expect(loss().nonFinite).toEqual([1, 4]);
  });

  it('widens when there are more columns than pixels, and loses neither zero, NaN nor count', () => {
    const steps = Array.from({ length: MAX_COLUMNS + 1 }, (_, index) => index + 1);
    const values = steps.map((step): JsonNumber => (step === 100 ? 0 : step === 200 ? 'NaN' : 1));
    series.append({ steps, tags: [TAG, 'loss/g'], values: [values, steps] });
    expect(series.width).toBe(2);
    for (const { width, steps: starts } of series.byTag.values()) {
      expect(width).toBe(2);
      expect(starts).toEqual(Array.from({ length: MAX_COLUMNS / 2 + 1 }, (_, index) => index * 2));
    }
    expect(loss().min[50]).toBe(0);
    expect(loss().nonFinite[100]).toBe(1);
    expect(loss().count.reduce((sum, count) => sum + count)).toBe(steps.length);
    series.append(points(MAX_COLUMNS + 2, 5));
    expect(loss().steps).toHaveLength(MAX_COLUMNS / 2 + 2);
    expect(loss().max.at(-1)).toBe(5);
  });
});
