import { type Buckets, addBuckets, addPoints, emptyBuckets } from '@/lib/series/buckets';
import type { Db } from '../open';
import { decodeJoined, encodeColumns } from './columns';
import { BLOCK, LEVELS, WALL_TIME_TAG } from './layout';
import { type Points, countBefore, mergePoints } from './points';
import type { Tail } from './tail';

/** Moves points from a run's tail into chunks. */
export function createFolder(db: Db) {
  const put = db.prepare<[number, number, number, number, Buffer]>(
    'INSERT OR REPLACE INTO chunk (run_id, tag_id, level, block, payload) VALUES (?, ?, ?, ?, ?)',
  );
  const stored = db.prepare<[number, number, number], { payload: Buffer }>(
    'SELECT payload FROM chunk WHERE run_id = ? AND tag_id = ? AND level = 1 AND block = ?',
  );
  const setFolded = db.prepare<[number, number, number]>(
    'UPDATE series SET folded_step = ? WHERE run_id = ? AND tag_id = ?',
  );
  const clearJournal = db.prepare<[number, number]>('DELETE FROM journal WHERE run_id = ? AND last_step < ?');

  const putBlock = (runId: number, tagId: number, block: number, added: Points) => {
    // A series that came late, or a block that was folded when the run ended, has a part here already.
    const before = stored.get(runId, tagId, block);
    const points = before ? mergePoints(decodePoints([before.payload]), added) : added;
    put.run(runId, tagId, 1, block, encodeColumns([points.steps, points.values]));
    if (tagId === WALL_TIME_TAG) return;
    let finer: Buckets | null = null;
    for (const level of LEVELS) {
      const buckets = emptyBuckets(level);
      if (finer) addBuckets(buckets, finer);
      else addPoints(buckets, points.steps, points.values);
      put.run(runId, tagId, level, block, encodeBuckets(buckets));
      finer = buckets;
    }
  };

  /** Folds what is before step `end`; journal rows that reach beyond it stay. */
  return (runId: number, tail: Tail, end: number): void => {
    for (const [tagId, column] of tail.columns) {
      const { steps, values } = column.points;
      const count = countBefore(steps, end);
      if (count === 0) continue;
      for (let start = 0; start < count;) {
        const block = Math.floor(steps[start]! / BLOCK);
        const stop = Math.min(count, countBefore(steps, (block + 1) * BLOCK));
        putBlock(runId, tagId, block, {
          steps: steps.subarray(start, stop),
          values: values.subarray(start, stop),
        });
        start = stop;
      }
      if (tagId !== WALL_TIME_TAG) setFolded.run(steps[count - 1]!, runId, tagId);
      column.dropBefore(end);
    }
    clearJournal.run(runId, end);
    tail.foldedTo = Math.max(tail.foldedTo, Number.isFinite(end) ? end : 0);
    tail.late = 0;
  };
}

const encodeBuckets = ({ steps, count, nonFinite, min, max, sum, last }: Buckets): Buffer =>
  encodeColumns([steps, count, nonFinite, min, max, sum, last]);

/** Buckets of payloads that follow one another. */
export function decodeBuckets(payloads: readonly Buffer[], width: number): Buckets<Float64Array> {
  const [steps, count, nonFinite, min, max, sum, last] = decodeJoined(payloads, 7);
  return {
    width,
    steps: steps!,
    count: count!,
    nonFinite: nonFinite!,
    min: min!,
    max: max!,
    sum: sum!,
    last: last!,
  };
}

/** Points of payloads that follow one another. */
export function decodePoints(payloads: readonly Buffer[]): Points {
  const [steps, values] = decodeJoined(payloads, 2);
  return { steps: steps!, values: values! };
}
