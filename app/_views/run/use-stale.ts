'use client';
import { useEffect, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';

const LEAST_MS = 30_000;
const STEPS = 20;

/** For how many seconds a run that says it runs has sent nothing; null while that is no longer than usual. */
export function useStale({ state, stepsPerSecond }: Run, newestAt: number): number | null {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (state !== 'running') return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [state]);
  const patience = Math.max(LEAST_MS, stepsPerSecond ? (STEPS * 1000) / stepsPerSecond : 0);
  if (state !== 'running' || newestAt === 0 || now - newestAt < patience) return null;
  return Math.round((now - newestAt) / 1000);
}
