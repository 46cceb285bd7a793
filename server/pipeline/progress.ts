import type { Store } from '@/db';
import { createSpeedometer } from './speed';
import type { Points } from './store';

const TELL_EVERY_MS = 1000;

/** Keeps a run's step and speed; true when it is time to tell everyone. */
export interface Progress {
  advance(points: Points): boolean;
  finish(): void;
}

export function createProgress(store: Store, runId: number): Progress {
  const speed = createSpeedometer();
  let toldAt = -Infinity;
  return {
    advance({ steps, wallTimes }) {
      const step = steps.at(-1);
      if (step === undefined) return false;
      store.runs.setProgress(runId, { step, stepsPerSecond: speed(steps, wallTimes) });
      const now = wallTimes.at(-1) ?? 0;
      if (now - toldAt < TELL_EVERY_MS) return false;
      toldAt = now;
      return true;
    },
    finish: () => store.runs.setProgress(runId, { stepsPerSecond: null }),
  };
}
