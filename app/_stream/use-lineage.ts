'use client';
import { useEffect, useState } from 'react';
import type { RunSummary } from '@/lib/protocol/entities';
import type { LineageResponse } from '@/lib/protocol/rest';
import { getJson } from './rest';
import { getSocket } from './socket';

const NONE: LineageResponse = { parent: null, forks: [], sweep: [] };

/** The run that one was forked from, null where there is none (any more), those forked from it, live, and its sweep. */
export function useLineage({ id }: Pick<RunSummary, 'id'>): LineageResponse {
  const [lineage, setLineage] = useState(NONE);
  useEffect(() => {
    let gone = false;
    const load = () =>
      void getJson<LineageResponse>(`/api/runs/${id}/lineage`).then(
        (answer) => !gone && setLineage(answer),
        () => undefined, // the page says that it is disconnected; when it is connected again this is asked again
      );
    const changed = (run: RunSummary) =>
      setLineage((before) => {
        if (run.parent?.runId !== id || before.forks.some((fork) => fork.id === run.id)) return before;
        return { ...before, forks: [...before.forks, run] };
      });
    const socket = getSocket();
    socket.on('connect', load);
    socket.on('run:changed', changed);
    load();
    return () => {
      gone = true;
      socket.off('connect', load);
      socket.off('run:changed', changed);
    };
  }, [id]);
  return lineage;
}
