import { expect, it } from 'vitest';
import { batchOf, openRun, range } from './support/store';

it('takes a batch once, however often it comes', () => {
  const { store, runId, reopen } = openRun();
  const batch = batchOf(1, { 'loss/d': [1, 2, 3], 'loss/g': [4, 5, 6] });
  expect(store.series.append(runId, batch)).toEqual([batch]);
  expect(store.series.append(runId, batch)).toEqual([]);
  const [d, g] = reopen().series.read(runId, ['loss/d', 'loss/g']);
  expect([d?.steps, d?.values, g?.values].map((column) => [...(column ?? [])])).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

it('goes on from where a resumed run overlaps, and keeps what was there first', () => {
  const { runId, reopen, store } = openRun();
  store.series.append(runId, batchOf(1, { 'loss/d': range(1, 10) }));
  const again = reopen().series;
  const [accepted, ...more] = again.append(runId, batchOf(8, { 'loss/d': [-8, -9, -10, 11, 12] }));
  expect(more).toEqual([]);
  expect([...(accepted?.steps ?? [])]).toEqual([11, 12]);
  expect([...again.read(runId, ['loss/d'])[0]!.values]).toEqual(range(1, 12));
  expect(again.lastStep(runId)).toBe(12);
});

it('accepts each series from its own newest step on', () => {
  const { store, runId } = openRun();
  store.series.append(runId, batchOf(1, { a: [1, 2, 3, 4] }));
  const parts = store.series.append(runId, batchOf(3, { a: [0, 0, 5], b: [3, 4, 5] }));
  expect(parts.map(({ tags, steps }) => [tags, [...steps]])).toEqual([
    [['a'], [5]],
    [['b'], [3, 4, 5]],
  ]);
  expect(store.series.tags(runId)).toEqual(['a', 'b']);
});

it('keeps NaN and both infinities, live, folded and after a restart', () => {
  const { store, runId, reopen } = openRun();
  const strange = [NaN, Infinity, -Infinity, 0.1, -0.5];
  store.series.append(runId, batchOf(1, { x: strange }));
  const read = (series = store.series) => [...series.read(runId, ['x'])[0]!.values];
  expect(read()).toEqual(strange);
  const again = reopen().series;
  expect(read(again)).toEqual(strange);
  again.flush(runId);
  expect(read(again)).toEqual(strange);
  const [bucket] = again.read(runId, ['x'], { width: 16 });
  expect([...bucket!.nonFinite!, ...bucket!.count!, ...bucket!.min!, ...bucket!.max!]).toEqual([
    3, 5, -0.5, 0.1,
  ]);
});

it.each([
  ['steps that do not increase', [1, 1]],
  ['a step that is not whole', [1, 1.5]],
  ['a step before 0', [-1, 1]],
])('refuses %s and stores nothing of them', (_, steps) => {
  const { store, runId } = openRun();
  const batch = { ...batchOf(1, { x: [1, 2] }), steps: Float64Array.from(steps) };
  expect(() => store.series.append(runId, batch)).toThrow(/step/);
  expect(store.series.tags(runId)).toEqual([]);
});

it('forgets what an outer transaction takes back', () => {
  const { store, runId, reopen } = openRun();
  const batch = batchOf(1, { x: [1, 2, 3] });
  expect(() =>
    store.transaction(() => {
      store.series.append(runId, batch);
      throw new Error('the rest of it failed');
    }),
  ).toThrow('the rest of it failed');
  expect(store.series.lastStep(runId)).toBe(0);
  expect(store.series.append(runId, batch)).toEqual([batch]);
  expect([...reopen().series.read(runId, ['x'])[0]!.values]).toEqual([1, 2, 3]);
});

it('stores nothing for a run that is not there', () => {
  const { store } = openRun();
  expect(() => store.series.append(999, batchOf(1, { x: [1] }))).toThrow(/FOREIGN KEY/);
  expect(store.series.tags(999)).toEqual([]);
});

it('deletes a run with its points', () => {
  const { store, runId, reopen } = openRun();
  store.series.append(runId, batchOf(1, { x: range(1, 9000) }));
  expect(store.runs.delete(runId)).toBe(true);
  expect(store.series.tags(runId)).toEqual([]);
  expect(reopen().series.read(runId, ['x'])).toEqual([]);
});
