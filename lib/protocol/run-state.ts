/** The life of a run. The transitions between these stand in server/supervisor/run-state.ts. */
export const RUN_STATES = [
  'queued',
  'starting',
  'running',
  'paused',
  'stopping',
  'stopped',
  'finished',
  'failed',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** A trainer process belongs to the run in these states. */
export const ACTIVE_STATES: readonly RunState[] = ['starting', 'running', 'paused', 'stopping'];
/** Nothing more comes unless the run is resumed. */
export const ENDED_STATES: readonly RunState[] = ['stopped', 'finished', 'failed'];
