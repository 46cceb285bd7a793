'use client';
import { useEffect, useState } from 'react';
import { TAG } from '@/lib/protocol/tags';
import { RunStream, type RunSnapshot } from '../../_stream/run-stream';

/** What the charts show: ten runs with every layer of theirs would be tens of megabytes. */
export const TAGS = [TAG.lossD, TAG.lossG, TAG.scoreReal, TAG.scoreFake, TAG.kid, TAG.diversity] as const;

/** Of a series of all runs together: ten lines of more are finer than can be told apart. */
const BUCKETS = 4000;

/** The live snapshot of every run, in the order asked for; the page keys the view by the runs it shows. */
export function useSnapshots(runIds: readonly number[]): readonly RunSnapshot[] {
  const [streams] = useState(() =>
    runIds.map(
      (id) => new RunStream(id, { tags: TAGS, buckets: Math.min(600, Math.ceil(BUCKETS / runIds.length)) }),
    ),
  );
  const [snapshots, setSnapshots] = useState(() => streams.map((stream) => stream.current()));
  useEffect(() => {
    const leave = streams.map((stream) =>
      stream.subscribe(() => setSnapshots(streams.map((one) => one.current()))),
    );
    return () => leave.forEach((one) => one());
  }, [streams]);
  return snapshots;
}
