'use client';
import { useEffect, useState } from 'react';
import type { Checkpoint, RunSummary } from '@/lib/protocol/entities';
import type { CheckpointsResponse } from '@/lib/protocol/rest';
import { getJson } from './rest';

const NONE: readonly Checkpoint[] = [];

/** The checkpoints that a run has on disk, oldest first; asked for anew when there is a newer one. */
export function useCheckpoints({ id, checkpointStep }: Pick<RunSummary, 'id' | 'checkpointStep'>) {
  const [checkpoints, setCheckpoints] = useState(NONE);
  useEffect(() => {
    if (checkpointStep === null) return;
    let gone = false;
    getJson<CheckpointsResponse>(`/api/runs/${id}/checkpoints`).then(
      (answer) => !gone && setCheckpoints(answer.checkpoints),
      () => undefined, // the page says that it is disconnected, and asks again with the next checkpoint
    );
    return () => {
      gone = true;
    };
  }, [id, checkpointStep]);
  return checkpoints;
}
