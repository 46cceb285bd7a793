import type { Domain } from './svg-scales';

/** Fewer steps than this cannot be zoomed into. */
const LEAST_STEPS = 2;

/** Moved along by so many steps, as far as there are any. */
export function panned([from, to]: Domain, by: number, [first, last]: Domain): Domain {
  const least = Math.min(0, first - from);
  const most = Math.max(0, last - to);
  const moved = Math.round(Math.min(most, Math.max(least, by)));
  return [from + moved, to + moved];
}

/**
 * `factor` times as wide around a step, which stays where it is; null: that is all there is. Null too is what is
 * followed, so that a zoom out of the newest steps follows them again.
 */
export function scaled([from, to]: Domain, factor: number, around: number, whole: Domain): Domain | null {
  const [first, last] = whole;
  const wide = [around - (around - from) * factor, around + (to - around) * factor];
  const next = [Math.max(first, Math.round(wide[0]!)), Math.min(last, Math.round(wide[1]!))] as const;
  if (next[0] <= first && next[1] >= last) return null;
  return next[1] - next[0] < LEAST_STEPS ? [from, to] : next;
}

/** Between two steps in any order, as far as there are any; null where that is too little to look at. */
export function between(one: number, other: number, [first, last]: Domain): Domain | null {
  const from = Math.max(first, Math.min(one, other));
  const to = Math.min(last, Math.max(one, other));
  return to - from >= LEAST_STEPS ? [from, to] : null;
}

/** Fingers are no closer than this part of the plot's width: those that crossed are together. */
const CLOSEST = 0.02;

/** Two fingers, each on a step, at these parts of the plot's width: the steps then shown; null: all there are. */
export function pinched(
  fingers: readonly { step: number; at: number }[],
  [first, last]: Domain,
): Domain | null {
  const [one, other] = fingers.toSorted((a, b) => a.step - b.step);
  const apart = Math.max(CLOSEST, other!.at - one!.at);
  const width = Math.max(LEAST_STEPS, (other!.step - one!.step) / apart);
  const from = one!.step - width * one!.at;
  if (from <= first && from + width >= last) return null;
  return between(Math.round(from), Math.round(from + width), [first, last]);
}
