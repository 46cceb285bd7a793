import { ema } from './ema';
import { rollingMedian } from './rolling-median';

/** How a line is smoothed to be looked at. No rule sees any of it. */
export type Smoothing =
  | { kind: 'none' }
  /** The median of so many points: it keeps edges, which an average smears. */
  | { kind: 'median'; points: number }
  /** An exponential average; `halfLife` is in steps, so it means the same however far apart points lie. */
  | { kind: 'ema'; halfLife: number };

/** A median keeps edges: an average would smear a fall to zero over hundreds of steps. */
export const MEDIAN_OF_9: Smoothing = { kind: 'median', points: 9 };

export function smooth(
  steps: ArrayLike<number>,
  values: readonly number[],
  smoothing: Smoothing,
): readonly number[] {
  if (smoothing.kind === 'median') return rollingMedian(values, smoothing.points);
  if (smoothing.kind === 'ema') return ema(steps, values, smoothing.halfLife);
  return values;
}

/** The most points of a median, and steps of a half-life. */
const MOST = { median: 999, ema: 1_000_000 } as const;

/** `median:9`, `ema:40` or `none`; null where it is none of these. */
export function parseSmoothing(text: string): Smoothing | null {
  if (text === 'none') return { kind: 'none' };
  const [, kind, digits] = /^(median|ema):([1-9]\d{0,6})$/.exec(text) ?? [];
  const amount = Number(digits);
  if (kind === 'median' && amount <= MOST.median) return { kind, points: amount };
  if (kind === 'ema' && amount <= MOST.ema) return { kind, halfLife: amount };
  return null;
}

export const formatSmoothing = (smoothing: Smoothing): string =>
  smoothing.kind === 'median'
    ? `median:${smoothing.points}`
    : smoothing.kind === 'ema'
      ? `ema:${smoothing.halfLife}`
      : 'none';
