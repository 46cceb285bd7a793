'use client';
import { useEffect, useState } from 'react';
import type { DeletedRun } from '@/lib/protocol/annotations';
import type { RunSummary } from '@/lib/protocol/entities';
import type { RunListItem, RunsResponse } from '@/lib/protocol/rest';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import { getJson, messageOf } from './rest';
import { getSocket } from './socket';

/** The list of runs, newest first, kept up to date; null while it loads. `deleted` can still be brought back. */
export function useRuns(): { runs: RunListItem[] | null; deleted: DeletedRun[]; error: string | null } {
  const [runs, setRuns] = useState<RunListItem[] | null>(null);
  const [deleted, setDeleted] = useState<DeletedRun[]>([]);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    /** Whether a curve may have moved since the list was read. */
    let isLive = true;
    const load = () =>
      void getJson<RunsResponse>('/api/runs').then(
        (answer) => {
          if (gone) return;
          isLive = answer.runs.some(({ state }) => ACTIVE_STATES.includes(state));
          setRuns(answer.runs);
          setDeleted(answer.deleted);
          setError(null);
        },
        (reason: unknown) => !gone && setError(messageOf(reason)),
      );
    const changed = (run: RunSummary) => {
      isLive ||= ACTIVE_STATES.includes(run.state);
      setRuns((before) => {
        if (!before?.some(({ id }) => id === run.id)) load();
        return before?.map((one) => (one.id === run.id ? { ...one, ...run } : one)) ?? null;
      });
    };
    const socket = getSocket();
    socket.on('connect', load);
    socket.on('run:changed', changed);
    socket.on('run:deleted', load);
    // Sparklines come with the list only; every few seconds is often enough for 150 pixels. Of thousands of runs the
    // list is megabytes, so it is not read again where nothing trains.
    const timer = setInterval(() => isLive && load(), 5000);
    load();
    return () => {
      gone = true;
      clearInterval(timer);
      socket.off('connect', load);
      socket.off('run:changed', changed);
      socket.off('run:deleted', load);
    };
  }, []);
  return { runs, deleted, error };
}
