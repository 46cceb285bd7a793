'use client';
import type { Checkpoint, Run } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { duration, whole } from '../../_components/format';
import { StateMark } from '../../_components/marks';
import { RunName } from '../annotate/run-name';
import { RunControls } from './run-controls';
import { watchingShare, watchingStretch } from './watching-share';

interface RunHeaderProps {
  run: Run;
  byTag: ReadonlyMap<string, Buckets>;
  checkpoints: readonly Checkpoint[];
  /** Seconds without a step where that is long; the state says so then. */
  staleFor: number | null;
  /** How many pages show this run, this one too. */
  viewers: number;
}

/** What runs, how far, how fast, on what; and what can be done with it. One line where the page is wide. */
export function RunHeader({ run, byTag, checkpoints, staleFor, viewers }: RunHeaderProps) {
  const share = watchingShare(byTag);
  const stretch = watchingStretch(byTag);
  const backend = run.setup?.backend;
  const left = run.stepsPerSecond ? (run.totalSteps - run.step) / run.stepsPerSecond : null;
  return (
    <div className="head">
      <div className="identity">
        <RunName key={run.id} run={run} />
        {staleFor === null ? (
          <StateMark state={run.state} />
        ) : (
          <span className="mark stale" role="status">
            no step for {duration(staleFor)}
          </span>
        )}
      </div>
      <div className="run-facts">
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
          <span className="backend" title={[backend.device, ...backend.notes].join('; ')}>
            {backend.id}, {backend.threads} {backend.threads === 1 ? 'thread' : 'threads'}
          </span>
        )}
        {share !== null && <span title={shareInWords(stretch)}>{(100 * share).toFixed(1)} % measuring</span>}
        {viewers > 1 && (
          <span
            className="muted"
            data-testid="viewers"
            title={`${viewers} pages show this run, this one too`}
          >
            {viewers} watching
          </span>
        )}
      </div>
      <RunControls run={run} checkpoints={checkpoints} viewers={viewers} />
    </div>
  );
}

const shareInWords = (stretch: number) =>
  stretch > 1
    ? `Of the time, spent on watching. What costs most is measured up to ${stretch} × rarer than asked; the events say what`
    : 'Of the time, spent on watching: gradients, samples and how good they are';
