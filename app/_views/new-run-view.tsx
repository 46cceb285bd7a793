'use client';
import { useEffect, useState } from 'react';
import type { Catalogue } from '@/lib/protocol/catalogue';
import { getJson, messageOf } from '../_stream/rest';
import { NewRunForm } from './new-run-form';

/** The form needs to know what the trainer can do; it says so in its first second, or why it cannot. */
export function NewRunView() {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    getJson<Catalogue>('/api/catalogue').then(setCatalogue, (reason: unknown) => setError(messageOf(reason)));
  }, [attempt]);
  if (catalogue) return <NewRunForm catalogue={catalogue} />;
  if (error === null) return <p className="sentence muted">Asking the trainer what it can do.</p>;
  return (
    <div role="alert">
      <p className="sentence">
        <b>No run can be started.</b> The trainer did not say what it can do.
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
