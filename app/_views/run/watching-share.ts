import { TAG } from '@/lib/protocol/tags';
import type { Buckets } from '@/lib/series/buckets';

/** Long enough to hold several evaluations of the samples: one of them fills most of its own step. */
const STEPS = 500;

/** Share of the newest steps' time that went into watching the run; null where it was not measured. */
export function watchingShare(byTag: ReadonlyMap<string, Buckets>): number | null {
  const [measuring, step] = [byTag.get(TAG.measuringMs), byTag.get(TAG.stepMs)];
  if (!measuring || !step) return null;
  const newest = ({ sum, width }: Buckets) =>
    sum.slice(-Math.ceil(STEPS / width)).reduce((total, value) => total + value, 0);
  const stepMs = newest(step);
  return stepMs > 0 ? newest(measuring) / stepMs : null;
}

/** How many times rarer than asked the rarest signal is now, so that watching stays within its budget. */
export const watchingStretch = (byTag: ReadonlyMap<string, Buckets>): number =>
  byTag.get(TAG.measuringStretch)?.last.at(-1) ?? 1;
