import { expect, it } from 'vitest';
import { addressOf, knownTags, tagsOf, withTags } from '@/app/_views/runs/run-filter';

const runs = [{ tags: ['soft labels', 'baseline'] }, { tags: ['baseline'] }, { tags: [] }];

it('the address carries any tag there and back', () => {
  const tags = ['soft labels', 'a&tag=b', '<b>', '50 %'];
  expect(tagsOf(new URLSearchParams(addressOf(tags)))).toEqual(tags);
  expect(addressOf([])).toBe('?');
});

it('runs are listed that have every tag asked for', () => {
  const shown = (...wanted: string[]) => runs.filter(withTags(wanted)).length;
  expect([shown(), shown('baseline'), shown('baseline', 'soft labels'), shown('gone')]).toEqual([3, 2, 1, 0]);
});

it('a tag that no run has any more can still be taken out of the address', () => {
  expect(knownTags(runs, ['gone'])).toEqual(['baseline', 'gone', 'soft labels']);
});
