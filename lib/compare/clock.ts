import { median } from '../series/median';

/** Steps with the times at which they were trained, both increasing. */
export interface Clock {
  steps: number[];
  times: number[];
}
type Knots = { readonly [Key in keyof Clock]: ArrayLike<number> };

/** Between two known places along a straight line, beyond the last along the last piece. */
function along(from: ArrayLike<number>, to: ArrayLike<number>, at: number): number {
  if (from.length < 2) return to[0] ?? NaN;
  let low = 0;
  let high = from.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (from[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  const [x0, x1, y0, y1] = [from[low]!, from[low + 1]!, to[low]!, to[low + 1]!];
  return x1 === x0 ? y0 : y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
}

export const timeAt = ({ steps, times }: Knots, step: number) => along(steps, times, step);
export const stepAt = ({ steps, times }: Knots, time: number) => along(times, steps, time);

const KNOTS = 512;
/** Nothing was trained for so long, in milliseconds, and for so many times a usual step: a pause. */
const PAUSE = { least: 10_000, steps: 20 } as const;

/** `KNOTS` places of so many, evenly spread, the first and the last among them. */
function evenly(length: number): number[] {
  const stride = Math.max(1, (length - 1) / (KNOTS - 1));
  return Array.from({ length: Math.min(length, KNOTS) }, (_, index) => Math.round(index * stride));
}

/** The index of the last step before each pause, in the order of time. */
function beforePauses({ steps, times }: Knots): number[] {
  const places = evenly(steps.length);
  const usual = median(
    places.slice(1).map((place, index) => {
      const before = places[index]!;
      return (times[place]! - times[before]!) / (steps[place]! - steps[before]!);
    }),
  );
  const found: number[] = [];
  for (let at = 1; at < steps.length; at += 1) {
    const time = times[at]! - times[at - 1]!;
    if (time > PAUSE.least && time > PAUSE.steps * usual * (steps[at]! - steps[at - 1]!)) found.push(at - 1);
  }
  return found;
}

/** The last step before each pause. */
export const pausesOf = (clock: Knots): number[] => beforePauses(clock).map((at) => clock.steps[at]!);

/** The times as they were if no pause had taken any. */
export function withoutPauses(clock: Clock): Clock {
  const ends = new Set(beforePauses(clock).map((at) => at + 1));
  let paused = 0;
  const times = clock.times.map((time, at) => {
    if (ends.has(at)) paused += time - clock.times[at - 1]!;
    return time - paused;
  });
  return { steps: clock.steps, times };
}

/**
 * At most 512 of the steps, evenly spread, and both ends of each pause: enough for a chart's axis. Where the machine's
 * clock was put back, time stands still.
 */
export function thinned(steps: ArrayLike<number>, times: ArrayLike<number>): Clock {
  const ends = beforePauses({ steps, times }).flatMap((at) => [at, at + 1]);
  const kept = [...new Set([...evenly(steps.length), ...ends])].sort((a, b) => a - b);
  let latest = -Infinity;
  return {
    steps: kept.map((index) => steps[index]!),
    times: kept.map((index) => (latest = Math.max(latest, times[index]!))),
  };
}

/** With the steps that were trained since; those that are known already are passed over. */
export function extended(clock: Clock, steps: readonly number[], times: readonly number[]): Clock {
  const last = clock.steps.at(-1) ?? -Infinity;
  const start = steps.findIndex((step) => step > last);
  if (start === -1) return clock;
  const all = {
    steps: [...clock.steps, ...steps.slice(start)],
    times: [...clock.times, ...times.slice(start)],
  };
  return all.steps.length > 2 * KNOTS ? thinned(all.steps, all.times) : all;
}
