'use client';
import { useEffect, useState } from 'react';
import type { Catalogue } from '@/lib/protocol/catalogue';
import type { Run } from '@/lib/protocol/entities';
import type { CheckpointsResponse } from '@/lib/protocol/rest';
import { getJson, messageOf } from '../../_stream/rest';
import { NewRunForm, type NewRunFormProps } from './new-run-form';
import { type Origin, type OriginQuery, originOf } from './new-run-origin';

interface NewRunViewProps {
  query: OriginQuery | null;
  /** The run whose settings the form begins with. */
  like: number | null;
}

/** The form needs to know what the trainer can do, which says so in its first second, and what it begins with. */
export function NewRunView({ query, like }: NewRunViewProps) {
  const [loaded, setLoaded] = useState<NewRunFormProps | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    Promise.all([
      getJson<Catalogue>('/api/catalogue'),
      query && loadOrigin(query),
      like === null ? null : getJson<Run>(`/api/runs/${like}`),
    ]).then(
      ([catalogue, origin, model]) => setLoaded({ catalogue, origin, model }),
      (reason: unknown) => setError(messageOf(reason)),
    );
  }, [attempt, query, like]);
  if (loaded) return <NewRunForm {...loaded} />;
  if (error === null) return <p className="sentence muted">Asking the trainer what it can do.</p>;
  return (
    <div role="alert">
      <p className="sentence">
        <b>No run can be started.</b> What the form needs to know was not said.
      </p>
      <p className="error trainer-error">{error}</p>
      <button
        onClick={() => {
          setError(null);
          setAttempt(attempt + 1);
        }}
      >
        Try again
      </button>
    </div>
  );
}

async function loadOrigin(query: OriginQuery): Promise<Origin> {
  const path = `/api/runs/${query.fork}`;
  const [run, { checkpoints }] = await Promise.all([
    getJson<Run>(path),
    getJson<CheckpointsResponse>(`${path}/checkpoints`),
  ]);
  return originOf(query, { run, checkpoints });
}
