'use client';
import { Link } from '../../_components/link';
import { useState } from 'react';
import type { Checkpoint, Run } from '@/lib/protocol/entities';
import type { RunState } from '@/lib/protocol/run-state';
import { ErrorText } from '../../_components/error-text';
import { whole } from '../../_components/format';
import { messageOf, postJson } from '../../_stream/rest';
import { Adjust } from './adjust';
import { forkHref } from '../fork/hrefs';
import { MoreMenu } from './more-menu';
import { othersWatching } from './others-watching';
import { Stop } from './stop';

type Action = 'pause' | 'resume' | 'checkpoint';
const ACTIONS: Record<RunState, readonly Action[]> = {
  queued: [],
  starting: [],
  running: ['pause', 'checkpoint'],
  paused: ['resume', 'checkpoint'],
  stopping: [],
  stopped: ['resume'],
  finished: [],
  failed: [], // the failure on the page has the way on
};

const STOPPABLE: readonly RunState[] = ['queued', 'starting', 'running', 'paused'];

interface RunControlsProps {
  run: Run;
  checkpoints: readonly Checkpoint[];
  viewers: number;
}

/** What can be done with a run in its state. Stopping asks first, and is never the first button. */
export function RunControls({ run, checkpoints, viewers }: RunControlsProps) {
  const others = othersWatching(viewers);
  const [error, setError] = useState<string | null>(null);
  const act = (action: Action | 'stop') =>
    void postJson(`/api/runs/${run.id}/${action}`).then(
      () => setError(null),
      (reason: unknown) => setError(messageOf(reason)),
    );
  const words: Record<Action, string> = {
    pause: 'Pause',
    resume: run.state === 'stopped' ? `Resume from step ${whole(run.checkpointStep ?? 0)}` : 'Resume',
    checkpoint: 'Checkpoint',
  };
  return (
    <>
      <div className="controls">
        {ACTIONS[run.state].map((action) => (
          <button
            key={action}
            onClick={() => act(action)}
            title={others}
            data-testid={action}
            data-command={action}
          >
            {words[action]}
          </button>
        ))}
        {(run.state === 'running' || run.state === 'paused') && <Adjust run={run} others={others} />}
        <Link className="button" href={forkHref(run.id)} data-testid="fork" data-command="fork">
          Fork
        </Link>
        <MoreMenu runId={run.id} />
        {STOPPABLE.includes(run.state) && (
          <Stop {...{ run, checkpoints, others }} onStop={() => act('stop')} />
        )}
      </div>
      <ErrorText message={error} />
    </>
  );
}
