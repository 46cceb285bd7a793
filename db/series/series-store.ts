import { type Buckets, addBuckets, addPoints, emptyBuckets, means, widthFor } from '@/lib/series/buckets';
import type { Db } from '../open';
import { type PointBatch, type StoredBatch, decodeBatch, encodeBatch } from './batch';
import { BLOCK, LEVELS, decodeBuckets, decodePoints, foldBatches } from './fold';
import { acceptNew } from './accept';

export interface SeriesQuery {
  /** First and last step, both included. */
  from?: number;
  to?: number;
  /** At most so many buckets; fewer points than that are answered as they are. */
  buckets?: number;
  /** Buckets of exactly this width, a power of two; 1 for the points themselves. */
  width?: number;
}

export interface SeriesRead {
  tag: string;
  /** 1: points. Else buckets of so many steps, `values` are their means. */
  width: number;
  steps: number[];
  values: number[];
  min?: number[];
  max?: number[];
  last?: number[];
  count?: number[];
  nonFinite?: number[];
}

/**
 * The points of all runs. Contract: a (run, tag) only grows, its steps increase strictly; what is at or
 * before its newest step is ignored, so the same batch may come twice. An append is durable against the
 * death of the process when it returns.
 */
export function createSeriesStore(db: Db) {
  const tagIds = new Map<string, number>();
  const newestOf = new Map<number, Map<string, number>>();
  const seqOf = new Map<number, number>();

  const findTag = db.prepare<[string], { id: number }>('SELECT id FROM tag WHERE name = ?');
  const addTag = db.prepare<[string]>('INSERT INTO tag (name) VALUES (?)');
  const newest = db.prepare<[number], { name: string; last_step: number }>(
    'SELECT name, last_step FROM series JOIN tag ON tag.id = tag_id WHERE run_id = ? ORDER BY tag_id',
  );
  const setNewest = db.prepare<[number, number, number]>(
    'INSERT INTO series (run_id, tag_id, last_step) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last_step = excluded.last_step',
  );
  const lastSeq = db.prepare<[number], { seq: number | null }>(
    'SELECT max(seq) AS seq FROM journal WHERE run_id = ?',
  );
  const addJournal = db.prepare<[number, number, number, number, Buffer]>(
    'INSERT INTO journal VALUES (?, ?, ?, ?, ?)',
  );
  const journal = db.prepare<[number, number, number], { payload: Buffer }>(
    'SELECT payload FROM journal WHERE run_id = ? AND last_step >= ? AND first_step <= ? ORDER BY seq',
  );
  const clearJournal = db.prepare<[number]>('DELETE FROM journal WHERE run_id = ?');
  const addChunk = db.prepare<[number, number, number, number, Buffer]>(
    'INSERT OR REPLACE INTO chunk VALUES (?, ?, ?, ?, ?)',
  );
  const chunks = db.prepare<[number, number, number, number, number], { payload: Buffer }>(
    'SELECT payload FROM chunk WHERE run_id = ? AND tag_id = ? AND level = ? AND block BETWEEN ? AND ? ORDER BY block',
  );
  const oldestJournal = db.prepare<[number], { step: number | null }>(
    'SELECT min(first_step) AS step FROM journal WHERE run_id = ?',
  );

  const idOf = (tag: string): number => {
    const known = tagIds.get(tag) ?? findTag.get(tag)?.id ?? Number(addTag.run(tag).lastInsertRowid);
    tagIds.set(tag, known);
    return known;
  };
  const newestSteps = (runId: number): Map<string, number> => {
    let steps = newestOf.get(runId);
    if (!steps) {
      steps = new Map(newest.all(runId).map(({ name, last_step }) => [name, last_step]));
      newestOf.set(runId, steps);
      // The table is brought up to date when a block is folded; the journal knows what came since.
      const names = new Map([...steps.keys()].map((tag) => [idOf(tag), tag]));
      for (const { payload } of journal.all(runId, 0, Number.MAX_SAFE_INTEGER)) {
        const batch = decodeBatch(payload);
        for (const id of batch.values.keys()) steps.set(names.get(id)!, batch.steps.at(-1)!);
      }
    }
    return steps;
  };
  const write = (runId: number, batch: PointBatch): void => {
    const seq = (seqOf.get(runId) ?? lastSeq.get(runId)?.seq ?? 0) + 1;
    addJournal.run(
      runId,
      seq,
      batch.steps[0]!,
      batch.steps.at(-1)!,
      encodeBatch(batch, batch.tags.map(idOf)),
    );
    seqOf.set(runId, seq);
  };

  /** Folds the blocks before `end`; what is after it goes back into the journal. */
  const fold = (runId: number, end: number): void => {
    const batches = journal.all(runId, 0, Number.MAX_SAFE_INTEGER).map(({ payload }) => decodeBatch(payload));
    const [complete, rest] = splitAt(batches, end);
    if (complete.length === 0) return;
    const ids = new Map([...newestSteps(runId).keys()].map((tag) => [idOf(tag), tag]));
    for (const { tagId, level, block, payload } of foldBatches(complete))
      addChunk.run(runId, tagId, level, block, payload);
    for (const [tag, step] of newestSteps(runId)) setNewest.run(runId, idOf(tag), step);
    clearJournal.run(runId);
    for (const { steps, wallTimes, values } of rest) {
      write(runId, {
        steps,
        wallTimes,
        tags: [...values.keys()].map((id) => ids.get(id)!),
        values: [...values.values()],
      });
    }
  };

  const append = db.transaction((runId: number, batch: PointBatch): PointBatch[] => {
    const steps = newestSteps(runId);
    const accepted = acceptNew(batch, steps);
    for (const part of accepted) {
      write(runId, part);
      const last = part.steps.at(-1)!;
      for (const tag of part.tags) {
        // In the table only when a series is new or folded: the journal knows the rest.
        if (!steps.has(tag)) setNewest.run(runId, idOf(tag), last);
        steps.set(tag, last);
      }
    }
    const oldest = oldestJournal.get(runId)?.step ?? 0;
    const end = Math.floor((batch.steps.at(-1) ?? 0) / BLOCK) * BLOCK;
    if (end > oldest) fold(runId, end);
    return accepted;
  });

  return {
    /** The parts of the batch that were new: empty when all of it was known. */
    append(runId: number, batch: PointBatch): PointBatch[] {
      try {
        return append(runId, batch);
      } catch (error) {
        newestOf.delete(runId); // rolled back: what is remembered may be ahead of what is stored
        seqOf.delete(runId);
        throw error;
      }
    },
    tags: (runId: number): string[] => [...newestSteps(runId).keys()],
    lastStep: (runId: number): number => Math.max(0, ...newestSteps(runId).values()),
    read,
  };

  function read(runId: number, tags: readonly string[], query: SeriesQuery = {}): SeriesRead[] {
    const steps = newestSteps(runId);
    const known = tags.filter((tag) => steps.has(tag));
    const first = Math.max(0, query.from ?? 0);
    const last = Math.min(query.to ?? Infinity, Math.max(0, ...known.map((tag) => steps.get(tag)!)));
    const width =
      query.width ?? (query.buckets === undefined ? 1 : widthFor(last - first + 1, query.buckets));
    // Whole buckets: half of one would have another mean.
    const from = Math.floor(first / width) * width;
    const to = Math.floor(last / width) * width + width - 1;
    const tail = journal.all(runId, from, to).map(({ payload }) => decodeBatch(payload));
    return known.map((tag) => readOne(runId, tag, from, to, width, tail));
  }

  function readOne(
    runId: number,
    tag: string,
    from: number,
    to: number,
    width: number,
    tail: readonly StoredBatch[],
  ): SeriesRead {
    const id = idOf(tag);
    const blocks = [Math.floor(from / BLOCK), Math.floor(to / BLOCK)] as const;
    if (width === 1) {
      const points: { steps: number[]; values: number[] } = { steps: [], values: [] };
      for (const part of pointsOf(runId, id, blocks, tail)) {
        for (let index = 0; index < part.steps.length; index += 1) {
          const step = part.steps[index]!;
          if (step < from || step > to) continue;
          points.steps.push(step);
          points.values.push(part.values[index]!);
        }
      }
      return { tag, width, ...points };
    }
    const level = LEVELS.findLast((one) => one <= width && width % one === 0);
    const buckets = emptyBuckets(width);
    if (level === undefined) {
      for (const part of pointsOf(runId, id, blocks, [])) addPoints(buckets, part.steps, part.values);
    } else {
      for (const { payload } of chunks.all(runId, id, level, ...blocks))
        addBuckets(buckets, decodeBuckets(payload, level));
    }
    for (const { steps, values } of tail)
      addPoints(buckets, values.has(id) ? steps : [], values.get(id) ?? []);
    return { tag, ...within(buckets, from, to) };
  }

  function* pointsOf(
    runId: number,
    id: number,
    blocks: readonly [number, number],
    tail: readonly StoredBatch[],
  ) {
    for (const { payload } of chunks.all(runId, id, 1, ...blocks)) yield decodePoints(payload);
    for (const { steps, values } of tail) if (values.has(id)) yield { steps, values: values.get(id)! };
  }
}

export type SeriesStore = ReturnType<typeof createSeriesStore>;

/** A bucket without a finite value has no least and no greatest one. */
const finiteOrNaN = (value: number) => (Number.isFinite(value) ? value : NaN);

/** The buckets that touch the range, whole. */
function within(buckets: Buckets, from: number, to: number): Omit<SeriesRead, 'tag'> {
  const { width, steps } = buckets;
  let start = 0;
  while (start < steps.length && steps[start]! + width <= from) start += 1;
  let end = steps.length;
  while (end > start && steps[end - 1]! > to) end -= 1;
  const cut = <T>(column: T[]) => column.slice(start, end);
  return {
    width,
    steps: cut(steps),
    values: cut(means(buckets)),
    min: cut(buckets.min).map(finiteOrNaN),
    max: cut(buckets.max).map(finiteOrNaN),
    last: cut(buckets.last),
    count: cut(buckets.count),
    nonFinite: cut(buckets.nonFinite),
  };
}

/** Batches before a step, and the rest; one that spans it is cut in two. */
function splitAt(batches: readonly StoredBatch[], end: number): [StoredBatch[], StoredBatch[]] {
  const before: StoredBatch[] = [];
  const after: StoredBatch[] = [];
  const cut = ({ steps, wallTimes, values }: StoredBatch, start: number, stop: number): StoredBatch => ({
    steps: steps.subarray(start, stop),
    wallTimes: wallTimes.subarray(start, stop),
    values: new Map([...values].map(([id, column]) => [id, column.subarray(start, stop)])),
  });
  for (const batch of batches) {
    const at = batch.steps.findIndex((step) => step >= end);
    if (at === -1) before.push(batch);
    else if (at === 0) after.push(batch);
    else {
      before.push(cut(batch, 0, at));
      after.push(cut(batch, at, batch.steps.length));
    }
  }
  return [before, after];
}
