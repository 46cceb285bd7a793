import type { Store } from '@/db';
import type { PointBatch } from '@/db/series/batch';
import { BLOCK } from '@/db/series/layout';

/**
 * All points up to a step, block by block: a batch for the series that were measured at the same steps, so that each
 * number stands once and a long run never stands in memory whole.
 */
export function* seriesBlocks(
  { series }: Pick<Store, 'series'>,
  runId: number,
  tags: readonly string[],
  lastStep: number,
): Generator<PointBatch> {
  for (let from = 0; from <= lastStep; from += BLOCK) {
    const range = { from, to: Math.min(lastStep, from + BLOCK - 1) };
    const times = series.readWallTimes(runId, range);
    const timeAt = new Map(Array.from(times.steps, (step, at) => [step, times.wallTimes[at]!]));
    const batches: PointBatch[] = [];
    for (const { tag, steps, values } of series.read(runId, tags, range)) {
      if (steps.length === 0) continue;
      let batch = batches.find((one) => isSame(one.steps, steps));
      if (!batch) {
        const wallTimes = steps.map((step) => timeAt.get(step) ?? NaN);
        batches.push((batch = { steps, wallTimes, tags: [], values: [] }));
      }
      batch.tags.push(tag);
      batch.values.push(values);
    }
    yield* batches;
  }
}

const isSame = (a: Float64Array, b: Float64Array) =>
  a.length === b.length && a.every((step, at) => step === b[at]);
