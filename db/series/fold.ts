import { type Buckets, addBuckets, addPoints, emptyBuckets } from '@/lib/series/buckets';
import { decodeColumns, encodeColumns } from './columns';
import type { StoredBatch } from './batch';

/** Steps of a block: what is folded together. */
export const BLOCK = 4096;
/** Level 1 holds points; the others hold buckets of so many steps: a pyramid of base 16. */
export const LEVELS = [16, 256, 4096] as const;
/** Wall times are kept once a block, as the series of a tag that nobody has. */
export const WALL_TIME_TAG = 0;

export interface Chunk {
  tagId: number;
  level: number;
  block: number;
  payload: Buffer;
}

interface Column {
  steps: number[];
  values: number[];
}

/** The points of batches by block and tag, in the order of their steps. */
function gather(batches: readonly StoredBatch[]): Map<number, Map<number, Column>> {
  const blocks = new Map<number, Map<number, Column>>();
  for (const { steps, wallTimes, values } of batches) {
    for (const [tagId, column] of [[WALL_TIME_TAG, wallTimes] as const, ...values]) {
      for (let index = 0; index < steps.length; index += 1) {
        const step = steps[index]!;
        const block = Math.floor(step / BLOCK);
        let tags = blocks.get(block);
        if (!tags) blocks.set(block, (tags = new Map<number, Column>()));
        let points = tags.get(tagId);
        if (!points) tags.set(tagId, (points = { steps: [], values: [] }));
        // Batches of other tags bring the wall time of the same step again.
        if (tagId === WALL_TIME_TAG && points.steps.at(-1)! >= step) continue;
        points.steps.push(step);
        points.values.push(column[index]!);
      }
    }
  }
  return blocks;
}

/** Turns the batches of complete blocks into chunks of points and buckets. */
export function foldBatches(batches: readonly StoredBatch[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const [block, tags] of gather(batches)) {
    for (const [tagId, { steps, values }] of tags) {
      chunks.push({ tagId, level: 1, block, payload: encodeColumns([steps, values]) });
      if (tagId === WALL_TIME_TAG) continue;
      let finer: Buckets | null = null;
      for (const level of LEVELS) {
        const buckets = emptyBuckets(level);
        if (finer) addBuckets(buckets, finer);
        else addPoints(buckets, steps, values);
        chunks.push({ tagId, level, block, payload: encodeBuckets(buckets) });
        finer = buckets;
      }
    }
  }
  return chunks;
}

export const encodeBuckets = ({ steps, count, nonFinite, min, max, sum, last }: Buckets): Buffer =>
  encodeColumns([steps, count, nonFinite, min, max, sum, last]);

export function decodeBuckets(payload: Buffer, width: number): Buckets {
  const [steps, count, nonFinite, min, max, sum, last] = decodeColumns(payload).map((column) =>
    Array.from(column),
  );
  if (!steps || !count || !nonFinite || !min || !max || !sum || !last)
    throw new Error('a chunk of buckets is damaged');
  return { width, steps, count, nonFinite, min, max, sum, last };
}

export function decodePoints(payload: Buffer): { steps: Float64Array; values: Float64Array } {
  const [steps, values] = decodeColumns(payload);
  if (!steps || !values) throw new Error('a chunk of points is damaged');
  return { steps, values };
}
