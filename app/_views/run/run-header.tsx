'use client';
import type { Checkpoint, Run } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { duration, whole } from '../../_components/format';
import { StateMark } from '../../_components/marks';
import { RunName } from '../annotate/run-name';
import { RunControls } from './run-controls';
import { watchingShare, watchingStretch } from './watching-share';

/** What runs, how far, how fast, on what; and what can be done with it. */
export function RunHeader({
  run,
  byTag,
  checkpoints,
  staleFor,
}: {
  run: Run;
  byTag: ReadonlyMap<string, Buckets>;
  checkpoints: readonly Checkpoint[];
  /** Seconds without a step where that is long; the state says so then. */
  staleFor: number | null;
}) {
  const share = watchingShare(byTag);
  const stretch = watchingStretch(byTag);
  const backend = run.setup?.backend;
  const left = run.stepsPerSecond ? (run.totalSteps - run.step) / run.stepsPerSecond : null;
  return (
    <div className="head">
      <RunName key={run.id} run={run} />
      {staleFor === null ? (
        <StateMark state={run.state} />
      ) : (
        <span className="mark stale" role="status">
          no step for {duration(staleFor)}
        </span>
      )}
      {run.queuePosition !== null && <span>place {run.queuePosition} in the queue</span>}
      <span className="progress" aria-hidden="true">
        <i style={{ width: `${(100 * run.step) / run.totalSteps}%` }} />
      </span>
      <span data-testid="run-step" data-step={run.step}>
        <b>{whole(run.step)}</b> of {whole(run.totalSteps)} steps
      </span>
      {run.stepsPerSecond !== null && (
        <span>
          <b>{run.stepsPerSecond.toFixed(1)}</b> steps/s
        </span>
      )}
      {left !== null && <span>{duration(left)} left</span>}
      {backend && (
        <span title={[backend.device, ...backend.notes].join('; ')}>
          {backend.id}, {backend.threads} {backend.threads === 1 ? 'thread' : 'threads'}
        </span>
      )}
      {share !== null && (
        <span
          title={stretch > 1 ? 'What costs most is measured more seldom; the events say what' : undefined}
        >
          {(100 * share).toFixed(1)} % spent watching{stretch > 1 && `, up to ${stretch} × rarer than asked`}
        </span>
      )}
      <RunControls run={run} checkpoints={checkpoints} />
    </div>
  );
}
