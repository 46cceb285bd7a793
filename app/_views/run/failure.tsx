'use client';
import { useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { whole } from '../../_components/format';
import { messageOf, postJson } from '../../_stream/rest';

/** Stands where the verdict stood: why the run ended, and how to go on. */
export function Failure({ run }: { run: Run }) {
  const [error, setError] = useState<string | null>(null);
  if (!run.failure) return null;
  const { message, exitCode, signal, stderr } = run.failure;
  const resume = () =>
    void postJson(`/api/runs/${run.id}/resume`).catch((reason: unknown) => setError(messageOf(reason)));
  const how = [exitCode === null ? null : `exit code ${exitCode}`, signal && `signal ${signal}`]
    .filter(Boolean)
    .join(', ');
  return (
    <div className="failed" role="alert" data-testid="failure">
      <p className="sentence">
        <b>Failed at step {whole(run.step)}.</b> {message}
      </p>
      <pre>{[how, ...stderr].filter(Boolean).join('\n')}</pre>
      <button className="primary" onClick={resume} data-testid="resume">
        {run.checkpointStep === null ? 'Start again' : `Resume from step ${whole(run.checkpointStep)}`}
      </button>
      {error && <p className="error">{error}</p>}
    </div>
  );
}
