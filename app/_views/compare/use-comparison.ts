'use client';
import { useEffect, useState } from 'react';
import type { CompareResponse, PartingResponse } from '@/lib/protocol/compare';
import { getJson, messageOf } from '../../_stream/rest';

/** Between two looks at runs that train, in milliseconds. */
const EVERY_MS = 5000;

export interface Comparison {
  compared: CompareResponse | null;
  partings: PartingResponse['partings'];
  error: string | null;
}

/**
 * What the server works out of the runs; anew every few seconds while one of them is `live`. Not before the page is
 * `ready`: its charts are not to wait for this.
 */
export function useComparison(
  runs: readonly number[],
  baseline: number,
  { ready, live }: { ready: boolean; live: boolean },
): Comparison {
  const [compared, setCompared] = useState<CompareResponse | null>(null);
  const [partings, setPartings] = useState<PartingResponse['partings']>([]);
  const [error, setError] = useState<string | null>(null);
  const query = `runs=${runs.join(',')}`;
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout>;
    const load = async () => {
      try {
        const answer = await getJson<CompareResponse>(`/api/compare?${query}`);
        if (gone) return;
        setCompared(answer);
        const { partings } = await getJson<PartingResponse>(
          `/api/compare/parting?${query}&baseline=${baseline}`,
        );
        if (gone) return;
        setPartings(partings);
        setError(null);
      } catch (reason) {
        if (!gone) setError(messageOf(reason));
      }
      if (live && !gone) timer = setTimeout(() => void load(), EVERY_MS);
    };
    void load();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [query, baseline, ready, live]);
  return { compared, partings, error };
}
