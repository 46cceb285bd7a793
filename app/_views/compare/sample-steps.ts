import type { Run, Sample } from '@/lib/protocol/entities';

/** Every step at which one of the runs has samples, in order. */
export const stepsOf = (samples: readonly (readonly Sample[])[]): number[] =>
  [...new Set(samples.flat().flatMap(({ kind, step }) => (kind === 'fixed' ? [step] : [])))].sort(
    (a, b) => a - b,
  );

/** Whether two runs show the same z in the same place: it is drawn by the seed, as long as the latent is. */
export function latentsInWords(
  { config: a }: Pick<Run, 'config'>,
  { config: b }: Pick<Run, 'config'>,
): string {
  if (a.seed !== b.seed) return `Other latents: the seeds are ${a.seed} and ${b.seed}.`;
  if (a.latentDim !== b.latentDim) return `Other latents: their sizes are ${a.latentDim} and ${b.latentDim}.`;
  if (a.conditional !== b.conditional) return 'Other latents: only one of the runs is told classes.';
  return `The same latents: seed ${a.seed}.`;
}
