import type { Buckets } from '@/lib/series/buckets';
import { logSpaced } from '@/lib/series/log-spaced';

/** More columns than these are not told apart in the width of a histogram. */
const MOST = 60;

/** One measurement: the share that each bin had, in the order of the bins. */
export interface Column {
  step: number;
  shares: number[];
}

/** The share of each bin at one of its measurements. */
export const sharesAt = (bins: readonly (Buckets | undefined)[], at: number): number[] =>
  bins.map((bin) => bin?.last[at] ?? 0);

/** The measurements of a histogram in the order of time, at most sixty, denser at the start, where most happens. */
export function columnsOf(bins: readonly (Buckets | undefined)[]): Column[] {
  const steps = bins[0]?.steps ?? [];
  return logSpaced(steps.length, MOST).map((at) => ({
    step: steps[at]!,
    shares: sharesAt(bins, at),
  }));
}
