import type { Store } from '@/db';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import type { Pipeline } from '../pipeline';
import { ORPHANED } from './run-failure';
import { type RunHappening, nextState } from './run-state';

/** The states of runs as they are stored: what may happen to one, and that all hear of it. */
export class RunMoves {
  constructor(private readonly parts: { store: Store; pipeline: Pipeline }) {}

  find(runId: number): Run {
    const run = this.parts.store.runs.get(runId);
    if (!run) throw new KnownError('NOT_FOUND', `there is no run ${runId}`);
    return run;
  }

  /** With a line in its event log; refused where the happening has no place. */
  move(run: Run, happening: RunHappening, message: string): void {
    const state = nextState(run.state, happening);
    if (state === null) throw this.conflict(run, happening);
    this.parts.store.runs.setState(run.id, state);
    this.parts.pipeline.announce(run.id, message);
  }

  conflict = (run: Run, wanted: string) =>
    new KnownError('CONFLICT', `run ${run.id} is ${run.state}: ${wanted} is not possible`);

  /** Runs that a server left behind when it died: their trainers left with it. */
  failOrphans(): void {
    const { store, pipeline } = this.parts;
    for (const run of store.runs.list().filter(({ state }) => ACTIVE_STATES.includes(state))) {
      store.runs.setFailure(run.id, ORPHANED);
      store.runs.setState(run.id, 'failed');
      pipeline.announce(run.id, `failed: ${ORPHANED.message}`);
    }
  }
}
