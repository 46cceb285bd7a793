import { median } from './median';

/** A distance is a gap when it is so many times the usual one. */
const MUCH_LONGER = 8;
/** As many distances on either side say what is usual. */
const NEIGHBOURS = 4;
/** Fewer say nothing. */
const FEWEST = 3;

/**
 * Where steps are missing for much longer than their usual distance: the index of the first point after each hole.
 * What is usual is asked of the points before and of those after, and the longer one counts: a series that is measured
 * less often from some step on has no hole there, nor has one that was seldom measured all along.
 */
function gapsIn(steps: ArrayLike<number>): number[] {
  const gaps: number[] = [];
  let least = Infinity;
  for (let at = 1; at < steps.length; at += 1) least = Math.min(least, steps[at]! - steps[at - 1]!);
  for (let at = 1; at < steps.length; at += 1) {
    const distance = steps[at]! - steps[at - 1]!;
    if (distance <= MUCH_LONGER * least) continue; // nearly all of them: nothing to be worked out
    const usual = Math.max(usualIn(steps, at - NEIGHBOURS, at), usualIn(steps, at + 1, at + 1 + NEIGHBOURS));
    if (usual > 0 && distance > MUCH_LONGER * usual) gaps.push(at);
  }
  return gaps;
}

/** Median of the distances that end at these indices; 0 where there are too few. */
function usualIn(steps: ArrayLike<number>, from: number, to: number): number {
  const distances: number[] = [];
  for (let at = Math.max(1, from); at < Math.min(to, steps.length); at += 1)
    distances.push(steps[at]! - steps[at - 1]!);
  return distances.length < FEWEST ? 0 : median(distances);
}

/** By the index of the first point after each gap: the step to which what came before it reaches. */
export type Gaps = ReadonlyMap<number, number>;

/**
 * Holes between steps, which what came before reaches into as far as its usual distance, and pauses, which are named
 * by the last step before them and matter where an axis counts time.
 */
export function gapsOf(steps: ArrayLike<number>, pauses: readonly number[] = []): Gaps {
  const gaps = new Map<number, number>();
  for (const at of gapsIn(steps)) {
    const last = steps[at - 1]!;
    gaps.set(at, last + (at > 1 ? last - steps[at - 2]! : 1));
  }
  let at = 0;
  for (const pause of pauses) {
    while (at < steps.length && steps[at]! <= pause) at += 1;
    if (at > 0 && at < steps.length && !gaps.has(at)) gaps.set(at, pause);
  }
  return gaps;
}
