import { expect, it } from 'vitest';
import { arrange } from '@/app/_views/runs/arrange';
import { type ListView, readView } from '@/app/_views/runs/run-filter';
import type { RunListItem } from '@/lib/protocol/rest';

const run = (id: number, more: Partial<RunListItem> = {}) =>
  ({ id, name: `run ${id}`, state: 'finished', tags: [], preset: 'a', step: 0, ...more }) as RunListItem;
const lines = (runs: RunListItem[], view: Partial<ListView> = {}) =>
  arrange(runs, { ...readView(new URLSearchParams()), ...view }).map((line) =>
    'title' in line ? `${line.title} ${line.count}` : line.id,
  );

it('sorts by a column and back; what has no value is last both times', () => {
  const runs = [
    run(1, { stepsPerSecond: 9 }),
    run(2, { stepsPerSecond: null }),
    run(3, { stepsPerSecond: 10 }),
  ];
  expect(lines(runs, { sort: 'speed' })).toEqual([1, 3, 2]);
  expect(lines(runs, { sort: 'speed', falling: true })).toEqual([3, 1, 2]);
});

it('sorts names as people count, equals newest first', () => {
  const runs = [run(10), run(9), run(7, { name: 'run 9' })];
  expect(lines(runs, { sort: 'run' })).toEqual([9, 7, 10]);
});

it('groups by name; a run of two tags stands under both', () => {
  const runs = [run(1, { tags: ['b', 'a'] }), run(2, { tags: ['a'] }), run(3)];
  expect(lines(runs, { group: 'tag' })).toEqual(['a 2', 2, 1, 'b 1', 1, 'no tag 1', 3]);
});

it('what is pinned stands first, once, in the order of the pins', () => {
  const runs = [run(1), run(2), run(3)];
  expect(lines(runs, { pinned: [1, 3, 77] })).toEqual([1, 3, 2]);
  expect(lines(runs, { pinned: [1], group: 'preset' })).toEqual([1, 'a 2', 3, 2]);
});
