import type { RunConfig } from '@/lib/protocol/run-config';

interface Kept {
  file: string;
  step: number;
}

/** Those that may go: all but the newest, the best, and one every so many steps. Oldest first. */
export const expired = <T extends Kept>(
  checkpoints: readonly T[],
  { keep, keepEvery }: Pick<RunConfig['checkpoint'], 'keep' | 'keepEvery'>,
  best: Kept | null,
): T[] =>
  checkpoints
    .slice(0, Math.max(0, checkpoints.length - keep))
    .filter(({ file, step }) => file !== best?.file && !isMilestone(step, keepEvery));

/** Kept for good; 0: none is. */
export const isMilestone = (step: number, keepEvery: number) => keepEvery > 0 && step % keepEvery === 0;
