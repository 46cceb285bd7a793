import { describe, expect, it } from 'vitest';
import type { Store } from '@/db';
import { addPoints, emptyBuckets, means } from '@/lib/series/buckets';
import { seeded, wildValue } from './support/random';
import { batchOf, openRun, range } from './support/store';

type Reference = Map<string, { steps: number[]; values: number[] }>;

/** Batches of random length; one series comes late, one has gaps. Blocks end at 4,096 steps. */
function fill(seed: number, append: (batch: ReturnType<typeof batchOf>) => void): Reference {
  const random = seeded(seed);
  const reference: Reference = new Map();
  const add = (first: number, count: number, tags: string[]) => {
    const batch = batchOf(
      first,
      Object.fromEntries(tags.map((tag) => [tag, range(0, count).map(() => wildValue(random))])),
    );
    append(batch);
    for (const [column, tag] of tags.entries()) {
      const known = reference.get(tag) ?? { steps: [], values: [] };
      known.steps.push(...batch.steps);
      known.values.push(...batch.values[column]!);
      reference.set(tag, known);
    }
  };
  for (let step = 1; step < 13_000;) {
    const count = 1 + Math.floor(random() * 300);
    add(step, count, random() < 0.3 ? ['a', 'gaps'] : ['a']);
    step += count;
  }
  for (let step = 2; step < 10_000; step += 3000) add(step, 2500, ['late']);
  add(14_000, 5000, ['a', 'late']);
  return reference;
}

function expectSame(store: Store, runId: number, reference: Reference, seed: number): void {
  const random = seeded(seed + 100);
  for (const [tag, { steps, values }] of reference) {
    const [whole] = store.series.read(runId, [tag]);
    expect([...whole!.steps]).toEqual(steps);
    expect([...whole!.values]).toEqual(values);
    for (let round = 0; round < 12; round += 1) {
      const from = Math.floor(random() * 19_000);
      const to = from + Math.floor(random() * 9000);
      const width = 2 ** Math.floor(random() * 14);
      const inside = (step: number) =>
        Math.floor(step / width) >= Math.floor(from / width) &&
        Math.floor(step / width) <= Math.floor(to / width);
      const kept = steps.flatMap((step, index) => (inside(step) ? [index] : []));
      const [found] = store.series.read(runId, [tag], { from, to, width });
      const expected = emptyBuckets(width);
      addPoints(
        expected,
        kept.map((index) => steps[index]!),
        kept.map((index) => values[index]!),
      );
      expect([...found!.steps]).toEqual(expected.steps);
      if (width === 1) continue;
      expect([...found!.count!]).toEqual(expected.count);
      expect([...found!.nonFinite!]).toEqual(expected.nonFinite);
      expect([...found!.last!]).toEqual(expected.last);
      expect([...found!.min!]).toEqual(expected.min.map((value) => (Number.isFinite(value) ? value : NaN)));
      expect([...found!.max!]).toEqual(expected.max.map((value) => (Number.isFinite(value) ? value : NaN)));
      means(expected).forEach((mean, at) => {
        if (Number.isNaN(mean)) expect(found!.values[at]).toBeNaN();
        else expect(found!.values[at]).toBeCloseTo(mean, 9);
      });
    }
  }
}

describe.each([1, 2, 3, 4])('points over several blocks, seed %i', (seed) => {
  it('are read as they came: live, after a restart, and folded', () => {
    const { store, runId, reopen } = openRun();
    const reference = fill(seed, (batch) => store.series.append(runId, batch));
    expectSame(store, runId, reference, seed);
    expectSame(reopen(), runId, reference, seed);
    const again = reopen();
    again.series.flush(runId);
    expectSame(again, runId, reference, seed);
    expectSame(reopen(), runId, reference, seed);
  });

  it('are the same whenever the store was flushed or opened anew in between', () => {
    const { store, runId, reopen } = openRun();
    let current = store;
    let count = 0;
    const reference = fill(seed, (batch) => {
      count += 1;
      if (count % 5 === 0) current.series.flush(runId);
      if (count % 7 === 0) current = reopen();
      current.series.append(runId, batch);
    });
    expectSame(current, runId, reference, seed);
  });
});

it('answers points while they are no more than the buckets asked for', () => {
  const { store, runId } = openRun();
  const seldom = Float64Array.from({ length: 50 }, (_, index) => (index + 1) * 1000);
  store.series.append(runId, { steps: seldom, wallTimes: seldom, tags: ['seldom'], values: [seldom] });
  store.series.append(runId, batchOf(1, { often: range(1, 50_000) }));
  const [rare, dense] = store.series.read(runId, ['seldom', 'often'], { buckets: 100 });
  expect(rare).toMatchObject({ width: 1, steps: seldom, values: seldom });
  expect(dense!.width).toBe(512);
  expect(dense!.steps.length).toBeLessThanOrEqual(100);
});

it('leaves out series it does not know, and answers an empty range with nothing', () => {
  const { store, runId } = openRun();
  store.series.append(runId, batchOf(1, { a: [1, 2] }));
  expect(store.series.read(runId, ['b', 'a']).map(({ tag }) => tag)).toEqual(['a']);
  expect(store.series.read(runId, ['a'], { from: 10, buckets: 100 })[0]!.steps).toHaveLength(0);
});

it('reads wall times and whole rows in the order of their steps', () => {
  const { store, runId, reopen } = openRun();
  store.series.append(runId, batchOf(1, { a: range(1, 5000) }));
  const seldom = Float64Array.from([2, 4098, 5500]);
  store.series.append(runId, {
    steps: seldom,
    wallTimes: seldom,
    tags: ['b'],
    values: [Float64Array.from([NaN, 7, 8])],
  });
  const series = reopen().series;
  const times = series.readWallTimes(runId, { from: 4095, to: 4098 });
  expect([...times.steps]).toEqual([4095, 4096, 4097, 4098]);
  expect(times.wallTimes[0]).toBe(1_700_000_000_000 + 4095 * 25.5);
  const rows = [...series.iterate(runId)];
  expect(rows.map(({ step }) => step)).toEqual([...range(1, 5000), 5500]);
  expect([...rows[1]!.values]).toEqual([
    ['a', 2],
    ['b', NaN],
  ]);
  expect(rows.at(-1)).toEqual({ step: 5500, wallTime: 5500, values: new Map([['b', 8]]) });
});
