import type { RunState } from '@/lib/protocol/run-state';

/** What can happen to a run: asked by a person, or told by its trainer. */
export type RunHappening =
  'start' | 'started' | 'pause' | 'resume' | 'stop' | 'stopped' | 'finished' | 'failed' | 'requeue';

/** The whole life of a run in one table. What is not in it cannot happen. */
const TRANSITIONS: Record<RunState, Partial<Record<RunHappening, RunState>>> = {
  queued: { start: 'starting', stop: 'stopped', failed: 'failed' },
  starting: { started: 'running', stop: 'stopping', failed: 'failed' },
  running: { pause: 'paused', stop: 'stopping', stopped: 'stopped', finished: 'finished', failed: 'failed' },
  paused: { resume: 'running', stop: 'stopping', stopped: 'stopped', failed: 'failed' },
  // A run that was asked to stop while its last step ran may finish or fail first.
  stopping: { started: 'stopping', stopped: 'stopped', finished: 'finished', failed: 'failed' },
  stopped: { requeue: 'queued' },
  finished: {},
  failed: { requeue: 'queued' },
};

/** The next state, or null where the happening has no place. */
export function nextState(state: RunState, happening: RunHappening): RunState | null {
  return TRANSITIONS[state][happening] ?? null;
}
