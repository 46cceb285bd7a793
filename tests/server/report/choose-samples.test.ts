import { expect, it } from 'vitest';
import type { Sample } from '@/lib/protocol/entities';
import { chooseSamples } from '@/server/report/choose-samples';

const sample = (step: number, kind: Sample['kind'] = 'fixed'): Sample => ({
  id: step,
  runId: 1,
  step,
  kind,
  form: 'grid',
  hash: '0'.repeat(64),
  columns: 1,
  rows: 1,
  tileWidth: 1,
  tileHeight: 1,
  wallTime: 0,
});
const samples = [sample(0, 'real'), ...Array.from({ length: 101 }, (_, at) => sample(at * 10))];
const choose = (bytes: number, best: number | null = 700) =>
  chooseSamples(samples, { best, bytes, sizeOf: () => 300 });

it('a handful is shown in the order of the steps, each with what it stands for', () => {
  const { shown, real, stored, leftOut } = choose(1e6);
  expect(shown.map(({ sample: { step }, as }) => `${step} ${as}`)).toEqual([
    '0 first',
    '250 a quarter',
    '500 half way',
    '700 best',
    '750 three quarters',
    '1000 newest',
  ]);
  expect([real?.kind, stored, leftOut]).toEqual(['real', 101, 0]);
});

it('where there is no room the newest, the best and the real ones stay, and it is said', () => {
  const { shown, real, leftOut } = choose(3 * 400);
  expect(shown.map(({ as }) => as)).toEqual(['best', 'newest']);
  expect([real?.kind, leftOut]).toEqual(['real', 4]);
  expect(choose(399).shown).toEqual([]);
});

it('one that is several of them stands once', () => {
  expect(choose(1e6, 1000).shown.map(({ as }) => as)).toContain('newest, best');
  const one = chooseSamples([sample(7)], { best: 7, bytes: 1e6, sizeOf: () => 1 });
  expect(one.shown.map(({ as }) => as)).toEqual(['newest, best']);
  expect(chooseSamples([], { best: null, bytes: 1, sizeOf: () => 1 })).toMatchObject({
    shown: [],
    stored: 0,
  });
});
