import { describe, expect, it } from 'vitest';
import { Changes } from '@/server/trainer/changes';

const steps = (to: number) => ({ path: 'discriminatorSteps', to });

describe('the changes of a run', () => {
  it('are made before the next step, in the order they were asked for', () => {
    const changes = new Changes({ changes: [], storedStep: 0 });
    changes.ask([steps(2)]);
    changes.ask([steps(3)]);
    expect(changes.plan(5)).toEqual([
      { step: 5, changes: [steps(2)] },
      { step: 5, changes: [steps(3)] },
    ]);
    expect(changes.due(5)).toMatchObject([steps(2), steps(3)]);
    expect([changes.plan(6), changes.due(6)]).toEqual([[], []]);
  });

  it('are made again at their steps after a resume, and new ones wait for steps that are not stored', () => {
    const known = [4, 9].map((step) => ({ step, from: 1, ...steps(step) }));
    const changes = new Changes({ changes: known, storedStep: 9 });
    expect(changes.due(6)).toMatchObject([steps(4)]); // from a checkpoint at step 5
    changes.ask([steps(20)]);
    expect(changes.plan(7)).toEqual([{ step: 10, changes: [steps(20)] }]);
    expect([7, 8, 9, 10].map((step) => changes.due(step).map(({ to }) => to))).toEqual([[], [], [9], [20]]);
  });
});
