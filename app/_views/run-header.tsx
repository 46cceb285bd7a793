'use client';
import { useRef, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import type { Buckets } from '@/lib/series/buckets';
import { duration, whole } from '../_components/format';
import { StateMark } from '../_components/marks';
import { messageOf, postJson } from '../_stream/rest';

/** What runs, how far, how fast, on what; and what can be done with it. */
export function RunHeader({ run, byTag }: { run: Run; byTag: ReadonlyMap<string, Buckets> }) {
  const [error, setError] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const act = (action: string) => () =>
    void postJson(`/api/runs/${run.id}/${action}`).then(
      () => setError(null),
      (reason: unknown) => setError(messageOf(reason)),
    );
  const share = byTag.get(TAG.measuringShare)?.last.at(-1);
  const backend = run.setup?.backend;
  const left = run.stepsPerSecond ? (run.totalSteps - run.step) / run.stepsPerSecond : null;
  return (
    <div className="head">
      <h1>
        {run.name} <span className="muted">#{run.id}</span>
      </h1>
      <StateMark state={run.state} />
      <span data-testid="run-step" data-step={run.step}>
        step {whole(run.step)} of {whole(run.totalSteps)}
      </span>
      {run.stepsPerSecond !== null && <span>{run.stepsPerSecond.toFixed(1)} steps/s</span>}
      {left !== null && <span>{duration(left)} left</span>}
      {backend && (
        <span title={backend.notes.join('; ')}>
          {backend.id}, {backend.device}, {backend.threads} {backend.threads === 1 ? 'thread' : 'threads'}
        </span>
      )}
      {share !== undefined && <span className="muted">{(100 * share).toFixed(1)} % watching</span>}
      <div className="controls">
        {run.state === 'running' && (
          <button onClick={act('pause')} data-testid="pause">
            Pause
          </button>
        )}
        {run.state === 'paused' && (
          <button onClick={act('resume')} data-testid="resume">
            Resume
          </button>
        )}
        {run.state === 'stopped' && (
          <button onClick={act('resume')} data-testid="resume">
            Resume from step {whole(run.checkpointStep ?? 0)}
          </button>
        )}
        {(run.state === 'running' || run.state === 'paused') && (
          <button onClick={act('checkpoint')}>Checkpoint</button>
        )}
        <a className="button" href={`/api/runs/${run.id}/export?format=csv`}>
          Export
        </a>
        {['queued', 'starting', 'running', 'paused'].includes(run.state) && (
          <button className="plain" onClick={() => dialog.current?.showModal()} data-testid="stop">
            Stop
          </button>
        )}
      </div>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <dialog ref={dialog} aria-label="Stop this run?">
        <b>Stop run #{run.id}?</b>
        <p>{run.verdict?.sentence ?? 'It has hardly begun.'} A checkpoint is kept, so it can go on later.</p>
        <form method="dialog">
          <button className="primary" autoFocus>
            Keep going
          </button>
          <button className="plain" onClick={act('stop')} data-testid="stop-sure">
            Stop
          </button>
        </form>
      </dialog>
    </div>
  );
}
