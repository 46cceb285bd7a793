'use client';
import { useEffect, useState } from 'react';
import type { RunSummary } from '@/lib/protocol/entities';
import type { RunListItem, RunsResponse } from '@/lib/protocol/rest';
import { getJson, messageOf } from './rest';
import { getSocket } from './socket';

/** The list of runs, newest first, kept up to date; null while it loads. */
export function useRuns(): { runs: RunListItem[] | null; error: string | null } {
  const [runs, setRuns] = useState<RunListItem[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const load = () =>
      void getJson<RunsResponse>('/api/runs').then(
        (answer) => !gone && (setRuns(answer.runs), setError(null)),
        (reason: unknown) => !gone && setError(messageOf(reason)),
      );
    const changed = (run: RunSummary) =>
      setRuns((before) => {
        if (!before?.some(({ id }) => id === run.id)) load();
        return before?.map((one) => (one.id === run.id ? { ...one, ...run } : one)) ?? null;
      });
    const socket = getSocket();
    socket.on('connect', load);
    socket.on('run:changed', changed);
    // Sparklines come with the list only; every few seconds is often enough for 150 pixels.
    const timer = setInterval(load, 5000);
    load();
    return () => {
      gone = true;
      clearInterval(timer);
      socket.off('connect', load);
      socket.off('run:changed', changed);
    };
  }, []);
  return { runs, error };
}
