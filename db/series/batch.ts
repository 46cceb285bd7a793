import { decodeColumns, encodeColumns } from './columns';

/** Points measured at the same steps. `values[i]` belongs to `tags[i]`. */
export interface PointBatch {
  steps: Float64Array;
  /** Milliseconds since the epoch. */
  wallTimes: Float64Array;
  tags: string[];
  values: Float64Array[];
}

/** A batch as a journal row's payload: steps, wall times, ids of the tags, then a column each. */
export const encodeBatch = (batch: PointBatch, tagIds: readonly number[]): Buffer =>
  encodeColumns([batch.steps, batch.wallTimes, tagIds, ...batch.values]);

export interface StoredBatch {
  steps: Float64Array;
  wallTimes: Float64Array;
  values: ReadonlyMap<number, Float64Array>;
}

export function decodeBatch(payload: Buffer): StoredBatch {
  const [steps, wallTimes, tagIds, ...values] = decodeColumns(payload);
  if (!steps || !wallTimes || !tagIds || tagIds.length !== values.length)
    throw new Error('a journal row is damaged');
  return { steps, wallTimes, values: new Map(Array.from(tagIds, (id, index) => [id, values[index]!])) };
}
