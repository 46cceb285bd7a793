import { expect, it } from 'vitest';
import { expired } from '@/server/trainer/keep';

it.each([
  ['all but the newest', ['a', 'b', 'c', 'd'], 2, null, ['a', 'b']],
  ['none of too few', ['a', 'b'], 3, null, []],
  ['not the best', ['a', 'b', 'c', 'd'], 2, 'a', ['b']],
  ['all but the newest where the best is one of them', ['a', 'b', 'c'], 1, 'c', ['a', 'b']],
])('lets %s go', (_, files, keep, best, gone) => {
  expect(expired(files, keep, best)).toEqual(gone);
});
