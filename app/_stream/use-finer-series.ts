'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SeriesResponse } from '@/lib/protocol/rest';
import { LiveSeries, type SeriesView } from './live-series';
import { getJson } from './rest';

type ByTag = SeriesView['byTag'];
const BUCKETS = 600;
/** A view that goes on moving is fetched for where it comes to rest, in milliseconds; one that moves once, at once. */
const AT_REST_MS = 120;

/**
 * The series of runs in the steps shown: while zoomed into steps that the page only has in coarse buckets, finer ones
 * are fetched. Until they are here, and where they cannot be had, the coarse ones are drawn.
 * `windows` has the first and last step of each run, and is null while all steps are shown; `tags` as RunStream takes
 * them. What comes back is the same list as long as nothing in it changed.
 */
export function useFinerSeries(
  runs: readonly { id: number; series: SeriesView }[],
  windows: readonly (readonly [number, number])[] | null,
  tags: readonly string[] | null = null,
): readonly ByTag[] {
  const [finer, setFiner] = useState<{ key: string; byTags: readonly ByTag[] } | null>(null);
  const movedAt = useRef(-Infinity);
  const known = useMemo(() => runs.map(({ series }) => series.byTag), [runs]);
  const coarse = runs.some(({ series }) => series.width > 1);
  const ofTags = tags ? `&tags=${tags.join(',')}` : '';
  const key =
    windows && coarse
      ? runs
          .map(({ id }, index) => [id, windows[index]!] as const)
          .map(
            ([id, [from, to]]) => `/api/runs/${id}/series?from=${from}&to=${to}&buckets=${BUCKETS}${ofTags}`,
          )
          .join(' ')
      : null;
  useEffect(() => {
    if (key === null) return;
    let gone = false;
    const fetchAll = () =>
      void Promise.all(key.split(' ').map(fetchByTag)).then(
        (byTags) => gone || setFiner({ key, byTags }),
        () => undefined, // the coarse ones stay; the connection's own message says what is wrong
      );
    const now = performance.now();
    const timer = setTimeout(fetchAll, now - movedAt.current < AT_REST_MS ? AT_REST_MS : 0);
    movedAt.current = now;
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [key]);
  return finer !== null && finer.key === key ? finer.byTags : known;
}

export async function fetchByTag(path: string): Promise<ByTag> {
  const answer = await getJson<SeriesResponse>(path);
  const fetched = new LiveSeries();
  fetched.replace(answer.series, answer.lastStep);
  return fetched.byTag;
}
