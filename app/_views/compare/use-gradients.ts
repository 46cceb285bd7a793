'use client';
import { useEffect, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { SeriesView } from '../../_stream/live-series';
import type { RunSnapshot } from '../../_stream/run-stream';
import { fetchByTag } from '../../_stream/use-finer-series';

const TAGS = 'grad_norm/g/*,grad_norm/d_real/*,grad_norm/d_fake/*';
const BUCKETS = 600;
/** A run that trains is looked at again when it has gone on by this part of itself. */
const SHARE = 50;

/** Every layer's gradient of two runs; null until they are here. */
export function useGradients(
  sides: readonly { run: Run; snapshot: RunSnapshot }[],
): readonly (SeriesView['byTag'] | null)[] {
  const [known, setKnown] = useState<ReadonlyMap<number, SeriesView['byTag']>>(new Map());
  const key = sides
    .map(
      ({ run, snapshot: { series } }) =>
        `${run.id}:${Math.floor((SHARE * series.lastStep) / run.totalSteps)}`,
    )
    .join(' ');
  useEffect(() => {
    let gone = false;
    for (const word of key.split(' ')) {
      const id = Number(word.split(':')[0]);
      fetchByTag(`/api/runs/${id}/series?buckets=${BUCKETS}&tags=${TAGS}`).then(
        (byTag) => gone || setKnown((before) => new Map(before).set(id, byTag)),
        () => undefined, // the connection's own message says what is wrong
      );
    }
    return () => {
      gone = true;
    };
  }, [key]);
  return sides.map(({ run }) => known.get(run.id) ?? null);
}
