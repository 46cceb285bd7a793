'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { ForkRunBody } from '@/lib/protocol/rest';
import { postJson } from '../../_stream/rest';
import { compareHref } from './hrefs';

/** Starts a fork of a run and opens the two side by side; `refusal` is what stood against it. */
export function useFork(runId: number) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);
  const start = (body: Partial<ForkRunBody>) => {
    if (isStarting) return; // a double click is one run
    setStarting(true);
    setRefusal(null);
    postJson<Run>(`/api/runs/${runId}/fork`, body).then(
      (fork) => router.push(compareHref(runId, fork.id)),
      (reason: unknown) => {
        setRefusal(reason);
        setStarting(false);
      },
    );
  };
  return { start, isStarting, refusal };
}
