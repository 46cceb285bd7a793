import type { Sample } from '@/lib/protocol/entities';

/** The generated grid whose step is nearest, the later of two as near; Infinity: the newest. */
export function nearestSample(samples: readonly Sample[], step: number): Sample | null {
  const fixed = samples.filter(({ kind }) => kind === 'fixed');
  if (step === Infinity) return fixed.at(-1) ?? null;
  let best: Sample | null = null;
  for (const sample of fixed)
    if (!best || Math.abs(sample.step - step) <= Math.abs(best.step - step)) best = sample;
  return best;
}
