'use client';
import { useEffect, useMemo, useState } from 'react';
import type { SeriesResponse } from '@/lib/protocol/rest';
import { LiveSeries, type SeriesView } from './live-series';
import { getJson } from './rest';

type ByTag = SeriesView['byTag'];
const BUCKETS = 600;

/**
 * The series of runs in the steps shown: while zoomed into steps that the page only has in coarse buckets, finer ones
 * are fetched. Until they are here, and where they cannot be had, the coarse ones are drawn.
 * `window` is null while all steps are shown. What comes back is the same list as long as nothing in it changed.
 */
export function useFinerSeries(
  runs: readonly { id: number; series: SeriesView }[],
  window: readonly [number, number] | null,
): readonly ByTag[] {
  const [finer, setFiner] = useState<{ key: string; byTags: readonly ByTag[] } | null>(null);
  const known = useMemo(() => runs.map(({ series }) => series.byTag), [runs]);
  const coarse = runs.some(({ series }) => series.width > 1);
  const key = window && coarse ? `${window.join('-')} ${runs.map(({ id }) => id).join(',')}` : null;
  useEffect(() => {
    if (key === null) return;
    let gone = false;
    const [from, to, ids] = key.split(/[- ]/);
    const query = `series?from=${from}&to=${to}&buckets=${BUCKETS}`;
    Promise.all((ids ?? '').split(',').map((id) => fetchByTag(`/api/runs/${id}/${query}`))).then(
      (byTags) => gone || setFiner({ key, byTags }),
      () => undefined, // the coarse ones stay; the connection's own message says what is wrong
    );
    return () => {
      gone = true;
    };
  }, [key]);
  return finer !== null && finer.key === key ? finer.byTags : known;
}

async function fetchByTag(path: string): Promise<ByTag> {
  const answer = await getJson<SeriesResponse>(path);
  const fetched = new LiveSeries();
  fetched.replace(answer.series, answer.lastStep);
  return fetched.byTag;
}
