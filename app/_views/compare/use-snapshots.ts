'use client';
import { useEffect, useState } from 'react';
import type { SnapshotsResponse } from '@/lib/protocol/compare';
import { getJson } from '../../_stream/rest';
import { RunStream, type RunSnapshot } from '../../_stream/run-stream';
import { TAGS, bucketsFor, snapshotsPath } from './snapshots-path';

/** The live snapshot of every run, in the order asked for; the page keys the view by the runs it shows. */
export function useSnapshots(runIds: readonly number[]): readonly RunSnapshot[] {
  const [streams] = useState(() => streamsOf(runIds));
  const [snapshots, setSnapshots] = useState(() => streams.map((stream) => stream.current()));
  useEffect(() => {
    const leave = streams.map((stream) =>
      stream.subscribe(() => setSnapshots(streams.map((one) => one.current()))),
    );
    return () => leave.forEach((one) => one());
  }, [streams]);
  return snapshots;
}

/** One request brings what all of them begin with; where it failed, the next that loads asks again. */
function streamsOf(runIds: readonly number[]): RunStream[] {
  let asked: Promise<SnapshotsResponse> | null = null;
  const ask = async () => {
    try {
      return await (asked ??= getJson<SnapshotsResponse>(snapshotsPath(runIds)));
    } catch (error) {
      asked = null;
      throw error;
    }
  };
  const buckets = bucketsFor(runIds.length);
  return runIds.map(
    (id, place) =>
      new RunStream(id, { tags: TAGS, buckets, first: async () => (await ask()).snapshots[place]! }),
  );
}
