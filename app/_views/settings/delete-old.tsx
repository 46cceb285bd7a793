'use client';
import { useState } from 'react';
import type { RunListItem } from '@/lib/protocol/rest';
import { sendJson } from '../../_stream/rest';
import { olderThan } from './old-runs';

/** Deletes what ended long ago; the button says how many, and each can be brought back for a while. */
export function DeleteOld({
  runs,
  onFail,
}: {
  runs: readonly RunListItem[];
  onFail: (reason: unknown) => void;
}) {
  const [days, setDays] = useState(30);
  const [now] = useState(() => Date.now());
  const old = runs.filter(olderThan(days, now));
  const remove = async () => {
    try {
      for (const { id } of old) await sendJson('DELETE', `/api/runs/${id}`);
    } catch (reason) {
      onFail(reason);
    }
  };
  return (
    <>
      <label>
        Runs that ended more than{' '}
        <input
          type="number"
          min={0}
          max={9999}
          value={days}
          onChange={({ target }) => setDays(Math.max(0, target.valueAsNumber || 0))}
        />{' '}
        days ago
      </label>
      <button onClick={() => void remove()} disabled={old.length === 0}>
        Delete {old.length}
      </button>
    </>
  );
}
