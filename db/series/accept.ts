import type { PointBatch } from './batch';

/**
 * What of a batch is beyond the newest step of each of its series. Tags that accept the same points stay
 * together: usually that is all of them, and the batch passes as it is.
 */
export function acceptNew(batch: PointBatch, newest: ReadonlyMap<string, number>): PointBatch[] {
  const { steps, wallTimes, tags, values } = batch;
  if (steps.length === 0 || tags.length === 0) return [];
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index]!;
    if (!Number.isSafeInteger(step) || step < 0) throw new Error(`step ${step} is not a whole number from 0`);
    if (index > 0 && step <= steps[index - 1]!)
      throw new Error(`step ${step} comes after ${steps[index - 1]}: steps must increase`);
  }
  const groups = new Map<number, number[]>();
  for (const [index, tag] of tags.entries()) {
    const last = newest.get(tag) ?? -1;
    const start = last < steps[0]! ? 0 : steps.findIndex((step) => step > last);
    if (start >= 0) groups.set(start, [...(groups.get(start) ?? []), index]);
  }
  if (groups.size === 1 && groups.get(0)?.length === tags.length) return [batch];
  return [...groups].map(([start, members]) => ({
    steps: steps.subarray(start),
    wallTimes: wallTimes.subarray(start),
    tags: members.map((index) => tags[index]!),
    values: members.map((index) => values[index]!.subarray(start)),
  }));
}
