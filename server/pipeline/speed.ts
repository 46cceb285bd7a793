import { RollingMedian } from '@/lib/series/rolling-median';

const WINDOW = 100;

/** Steps a second over the newest steps, from their wall times: a pause in between does not count. */
export function createSpeedometer(): (steps: Float64Array, wallTimes: Float64Array) => number | null {
  const gapMs = new RollingMedian(WINDOW);
  let before: { step: number; time: number } | null = null;
  return (steps, wallTimes) => {
    for (const [index, step] of steps.entries()) {
      const time = wallTimes[index] ?? 0;
      if (before && step > before.step) gapMs.push((time - before.time) / (step - before.step));
      before = { step, time };
    }
    return gapMs.value > 0 ? 1000 / gapMs.value : null;
  };
}
