const WINDOW = 100;

/** Steps a second over the newest steps, from their wall times: a pause in between does not count. */
export function createSpeedometer(): (steps: Float64Array, wallTimes: Float64Array) => number | null {
  const gapsMs: number[] = [];
  let before: { step: number; time: number } | null = null;
  return (steps, wallTimes) => {
    for (const [index, step] of steps.entries()) {
      const time = wallTimes[index] ?? 0;
      if (before && step > before.step) gapsMs.push((time - before.time) / (step - before.step));
      before = { step, time };
    }
    gapsMs.splice(0, gapsMs.length - WINDOW);
    if (gapsMs.length === 0) return null;
    const median = gapsMs.toSorted((a, b) => a - b)[gapsMs.length >> 1] ?? 0;
    return median > 0 ? 1000 / median : null;
  };
}
