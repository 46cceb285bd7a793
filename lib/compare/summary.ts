import type { MetricSummary } from '../protocol/compare';
import { encodeNumber } from '../protocol/numbers';
import { median } from '../series/median';
import { type Better, bestOf } from './metrics';

export interface Points {
  steps: ArrayLike<number>;
  values: ArrayLike<number>;
}

/** The part of a run that says how it ended. */
const RECENT_SHARE = 0.1;

export const recentOf = ({ values }: Points): number =>
  median(Array.from(values).slice(-Math.max(1, Math.ceil(values.length * RECENT_SHARE))));

/** What a series came to; null where it has no points. `secondsAt`: since the run began. */
export function summarise(
  tag: string,
  better: Better,
  points: Points,
  secondsAt: (step: number) => number,
): MetricSummary | null {
  const { steps, values } = points;
  if (values.length === 0) return null;
  const at = bestOf(better, values);
  return {
    tag,
    last: encodeNumber(values[values.length - 1]!),
    best: at < 0 ? null : { value: values[at]!, step: steps[at]!, seconds: secondsAt(steps[at]!) },
    recent: encodeNumber(recentOf(points)),
  };
}
