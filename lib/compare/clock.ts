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

/** At most 512 of the steps, evenly spread: enough for a chart's axis. */
export function thinned(steps: ArrayLike<number>, times: ArrayLike<number>): Clock {
  const stride = Math.max(1, (steps.length - 1) / (KNOTS - 1));
  const count = Math.min(steps.length, KNOTS);
  const at = Array.from({ length: count }, (_, index) => Math.round(index * stride));
  return { steps: at.map((index) => steps[index]!), times: at.map((index) => times[index]!) };
}
