'use client';
import { type KeyboardEvent, useState } from 'react';
import type { AlertState } from '@/lib/protocol/alert-state';
import type { Alert } from '@/lib/protocol/entities';
import { ErrorText } from '../../_components/error-text';
import { messageOf, postJson } from '../../_stream/rest';
import { alertsStore } from '../../_stream/use-alerts';

const SNOOZES: readonly [number, string][] = [
  [15, '15 minutes'],
  [60, '1 hour'],
  [480, '8 hours'],
  [1440, '1 day'],
];

interface AlertButtonsProps {
  alert: Pick<Alert, 'id' | 'title'>;
  state: AlertState;
  /** Told what was done, in words. */
  onDone?: (what: string) => void;
}

/** What can be done with an alert where it is in its life: be quiet about it, or take that back. */
export function AlertButtons({ alert: { id, title }, state, onDone }: AlertButtonsProps) {
  const [error, setError] = useState<string | null>(null);
  const act = (path: string, what: string, body?: unknown) =>
    void postJson(`/api/alerts/${id}/${path}`, body).then(
      () => {
        setError(null);
        onDone?.(`${title}: ${what}`);
        alertsStore.load();
      },
      (reason: unknown) => setError(messageOf(reason)),
    );
  return (
    <>
      {state === 'open' && (
        <>
          <button onClick={() => act('acknowledge', 'acknowledged')} aria-label={`Acknowledge: ${title}`}>
            Acknowledge
          </button>
          <details className="menu" onKeyDown={closeOnEscape}>
            <summary className="button" aria-label={`Snooze: ${title}`}>
              Snooze
            </summary>
            <div>
              {SNOOZES.map(([minutes, words]) => (
                <button
                  key={minutes}
                  className="plain"
                  onClick={() => act('snooze', `snoozed for ${words}`, { minutes })}
                >
                  {words}
                </button>
              ))}
              <p className="muted">or until it gets graver</p>
            </div>
          </details>
        </>
      )}
      {(state === 'snoozed' || state === 'acknowledged') && (
        <button onClick={() => act('reopen', 'open again')}>{state === 'snoozed' ? 'Wake' : 'Reopen'}</button>
      )}
      <ErrorText message={error} />
    </>
  );
}

function closeOnEscape({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>) {
  if (key !== 'Escape') return;
  currentTarget.open = false;
  currentTarget.querySelector('summary')?.focus();
}
