import { expect, it } from 'vitest';
import { expired } from '@/server/trainer/keep';

const at = (step: number) => ({ file: `step-${step}.ckpt`, step });

it.each([
  ['all but the newest', [1, 2, 3, 4], { keep: 2 }, null, [1, 2]],
  ['none of too few', [1, 2], { keep: 3 }, null, []],
  ['not the best', [1, 2, 3, 4], { keep: 2 }, 1, [2]],
  ['all but the newest where the best is one of them', [1, 2, 3], { keep: 1 }, 3, [1, 2]],
  [
    'none of those that are kept for good',
    [50, 100, 150, 200, 250],
    { keep: 1, keepEvery: 100 },
    null,
    [50, 150],
  ],
  ['neither those nor the best', [50, 100, 150, 200, 250], { keep: 1, keepEvery: 100 }, 150, [50]],
])('lets %s go', (_, steps, policy, best, gone) => {
  const removed = expired(steps.map(at), { keepEvery: 0, ...policy }, best === null ? null : at(best));
  expect(removed).toEqual(gone.map(at));
});
