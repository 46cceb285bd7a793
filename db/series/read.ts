import { addBuckets, addPoints, emptyBuckets, means, widthFor } from '@/lib/series/buckets';
import type { Db } from '../open';
import { decodeBuckets, decodePoints } from './fold';
import { BLOCK, LEVELS, WALL_TIME_TAG } from './layout';
import { NO_POINTS, type Points, joinPoints, mergePoints, slicePoints } from './points';
import type { Tail } from './tail';
import type { SeriesQuery, SeriesRead } from './types';

/** Answers from chunks and the tail that follows them. */
export function createReader(db: Db) {
  const chunks = db
    .prepare<[number, number, number, number, number], Buffer>(
      'SELECT payload FROM chunk WHERE run_id = ? AND tag_id = ? AND level = ? AND block BETWEEN ? AND ? ORDER BY block',
    )
    .pluck();
  const payloads = (runId: number, id: number, level: number, from: number, to: number) =>
    chunks.all(runId, id, level, Math.floor(from / BLOCK), Math.floor(to / BLOCK));

  /** Of one series what is folded, and what follows it; both cut to the range. */
  function parts(runId: number, tail: Tail, id: number, from: number, to: number): [Points, Points] {
    const folded = decodePoints(payloads(runId, id, 1, from, to));
    const rest = tail.columns.get(id)?.points ?? NO_POINTS;
    return [slicePoints(folded, from, to), slicePoints(rest, from, to)];
  }

  function buckets(runId: number, tail: Tail, id: number, width: number, from: number, to: number) {
    const result = emptyBuckets(width);
    const level = LEVELS.findLast((one) => width % one === 0);
    if (level === undefined) {
      for (const { steps, values } of parts(runId, tail, id, from, to)) addPoints(result, steps, values);
      return result;
    }
    addBuckets(result, decodeBuckets(payloads(runId, id, level, from, to), level), from, to);
    const rest = tail.columns.get(id);
    if (rest) {
      const { steps, values } = slicePoints(rest.points, from, to);
      addPoints(result, steps, values);
    }
    return result;
  }

  return {
    series(
      runId: number,
      tail: Tail,
      tag: string,
      id: number,
      query: SeriesQuery,
      newest: number,
    ): SeriesRead {
      const first = Math.max(0, query.from ?? 0);
      const last = Math.min(query.to ?? Infinity, newest);
      const limit = query.buckets;
      const width = query.width ?? (limit === undefined ? 1 : widthFor(last - first + 1, limit));
      if (width === 1) return { tag, width, ...joinPoints(...parts(runId, tail, id, first, last)) };
      // Whole buckets: half of one would have another mean.
      const from = Math.floor(first / width) * width;
      const found = buckets(runId, tail, id, width, from, Math.floor(last / width) * width + width - 1);
      const total = found.count.reduce((sum, count) => sum + count, 0);
      if (query.width === undefined && limit !== undefined && total <= limit)
        return { tag, width: 1, ...joinPoints(...parts(runId, tail, id, first, last)) };
      return {
        tag,
        width,
        steps: Float64Array.from(found.steps),
        values: Float64Array.from(means(found)),
        min: finiteOrNaN(found.min),
        max: finiteOrNaN(found.max),
        last: Float64Array.from(found.last),
        count: Float64Array.from(found.count),
        nonFinite: Float64Array.from(found.nonFinite),
      };
    },
    wallTimes(runId: number, tail: Tail, from: number, to: number): Points {
      const [folded, rest] = parts(runId, tail, WALL_TIME_TAG, from, to);
      // Series that came at other times may have brought steps between those that are folded.
      return mergePoints(folded, rest);
    },
  };
}

/** A bucket without a finite value has no least and no greatest one. */
const finiteOrNaN = (values: readonly number[]) =>
  Float64Array.from(values, (value) => (Number.isFinite(value) ? value : NaN));
