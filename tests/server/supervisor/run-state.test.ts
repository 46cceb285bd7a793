import { describe, expect, it } from 'vitest';
import { ACTIVE_STATES, ENDED_STATES, RUN_STATES, type RunState } from '@/lib/protocol/run-state';
import { type RunHappening, nextState } from '@/server/supervisor/run-state';

const HAPPENINGS: RunHappening[] = [
  'start',
  'started',
  'pause',
  'resume',
  'stop',
  'stopped',
  'finished',
  'failed',
  'requeue',
];

/** Columns in the order of HAPPENINGS; a dot is what cannot happen. */
const TABLE: Record<RunState, string> = {
  //        start     started   pause   resume   stop      stopped  finished  failed  requeue
  queued: 'starting . . . stopped . . failed .',
  starting: '. running . . stopping . . failed .',
  running: '. . paused . stopping stopped finished failed .',
  paused: '. . . running stopping stopped . failed .',
  stopping: '. stopping . . . stopped finished failed .',
  stopped: '. . . . . . . . queued',
  finished: '. . . . . . . . .',
  failed: '. . . . . . . . queued',
};

describe('the life of a run', () => {
  const cells = RUN_STATES.flatMap((state) =>
    HAPPENINGS.map((happening, column) => {
      const cell = TABLE[state].split(' ')[column];
      return [state, happening, cell === '.' ? null : cell] as const;
    }),
  );

  it.each(cells)('%s, %s: %s', (state, happening, next) => {
    expect(nextState(state, happening)).toBe(next);
  });

  it('can be left, in every state in which a trainer works, by failing', () => {
    for (const state of ACTIVE_STATES) expect(nextState(state, 'failed')).toBe('failed');
  });

  it('goes on from an end only by being queued again, and never from a finish', () => {
    for (const state of ENDED_STATES) {
      const possible = HAPPENINGS.filter((happening) => nextState(state, happening) !== null);
      expect(possible).toEqual(state === 'finished' ? [] : ['requeue']);
    }
  });
});
