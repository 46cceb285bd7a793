'use client';
import { useRef, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { RunState } from '@/lib/protocol/run-state';
import { ErrorText } from '../_components/error-text';
import { whole } from '../_components/format';
import { messageOf, postJson } from '../_stream/rest';
import { Adjust } from './adjust';
import { ExportMenu } from './export-menu';

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

/** What can be done with a run in its state. Stopping asks first, and is never the first button. */
export function RunControls({ run }: { run: Run }) {
  const [error, setError] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
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
          <button key={action} onClick={() => act(action)} data-testid={action}>
            {words[action]}
          </button>
        ))}
        {(run.state === 'running' || run.state === 'paused') && <Adjust run={run} />}
        <ExportMenu runId={run.id} />
        {STOPPABLE.includes(run.state) && (
          <button className="plain" onClick={() => dialog.current?.showModal()} data-testid="stop">
            Stop
          </button>
        )}
      </div>
      <ErrorText message={error} />
      <dialog ref={dialog} aria-label="Stop this run?">
        <b>Stop run #{run.id}?</b>
        <p>{run.verdict?.sentence ?? 'It has hardly begun.'} A checkpoint is kept, so it can go on later.</p>
        <form method="dialog">
          <button className="primary" autoFocus>
            Keep going
          </button>
          <button className="plain" onClick={() => act('stop')} data-testid="stop-sure">
            Stop
          </button>
        </form>
      </dialog>
    </>
  );
}
