'use client';
import { useEffect, useState } from 'react';
import { type Clock, extended } from '@/lib/compare/clock';
import type { ClockResponse } from '@/lib/protocol/rest';
import type { SeriesPoints } from '@/lib/protocol/socket-events';
import { getJson } from './rest';
import { getSocket } from './socket';

/** Between two looks at the points that came: in between, the axis goes on along its last piece. */
const EVERY_MS = 1000;

/**
 * When the steps of a run were trained, once it is `wanted`; undefined until it is here. It grows by the times of the
 * live points, which the page's own stream has joined the run's room for; after a break only what is missing is fetched.
 */
export function useClock(runId: number, wanted: boolean): Clock | undefined {
  const [clock, setClock] = useState<Clock>();
  useEffect(() => {
    if (!wanted) return;
    const socket = getSocket();
    let known: Clock | null = null;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () =>
      void getJson<ClockResponse>(`/api/runs/${runId}/clock?from=${(known?.steps.at(-1) ?? -1) + 1}`).then(
        ({ clock: { steps, times } }) => {
          if (gone) return;
          known = extended(known ?? { steps: [], times: [] }, steps, times);
          setClock(known);
        },
        () => undefined, // steps stand for times; the connection's own message says what is wrong
      );
    const onPoints = (points: SeriesPoints) => {
      if (points.runId !== runId || !known) return;
      known = extended(known, points.steps, points.wallTimes);
      timer ??= setTimeout(() => {
        timer = undefined;
        setClock(known ?? undefined);
      }, EVERY_MS);
    };
    load();
    socket.on('connect', load);
    socket.on('series:points', onPoints);
    return () => {
      gone = true;
      clearTimeout(timer);
      socket.off('connect', load);
      socket.off('series:points', onPoints);
    };
  }, [runId, wanted]);
  return clock;
}
