import type { Db } from '../open';
import { acceptNew } from './accept';
import type { PointBatch } from './batch';
import { createFolder } from './fold';
import { BLOCK } from './layout';
import { createReader } from './read';
import { createTails } from './tail';
import type { SeriesQuery, SeriesRow, SeriesStore } from './types';

export type { SeriesQuery, SeriesRead, SeriesRow, SeriesStore } from './types';

/** So many points for blocks that were folded before they came are worth folding those blocks again. */
const MAX_LATE = 100_000;

export function createSeriesStore(db: Db): SeriesStore {
  const tagIds = new Map<string, number>();
  const findTag = db.prepare<[string], { id: number }>('SELECT id FROM tag WHERE name = ?');
  const addTag = db.prepare<[string]>('INSERT INTO tag (name) VALUES (?)');
  const idOf = (tag: string): number => {
    let id = tagIds.get(tag);
    if (id === undefined) {
      id = findTag.get(tag)?.id ?? Number(addTag.run(tag).lastInsertRowid);
      tagIds.set(tag, id);
    }
    return id;
  };
  const tails = createTails(db, idOf);
  const reader = createReader(db);
  const fold = createFolder(db);

  const forget = (runId?: number) => {
    tagIds.clear();
    tails.forget(runId);
  };
  /** What is remembered must not be ahead of what is stored when that is rolled back. */
  const guarded = <T>(runId: number, work: () => T): T => {
    try {
      return db.transaction(work)();
    } catch (error) {
      forget(runId);
      throw error;
    }
  };
  const newestStep = (runId: number, tags?: readonly string[]): number => {
    const { newest } = tails.of(runId);
    let step = 0;
    for (const tag of tags ?? newest.keys()) step = Math.max(step, newest.get(tag) ?? 0);
    return step;
  };
  const read = (runId: number, tags: readonly string[], query: SeriesQuery = {}) => {
    const tail = tails.of(runId);
    const known = tags.filter((tag) => tail.newest.has(tag));
    const newest = newestStep(runId, known);
    return known.map((tag) => reader.series(runId, tail, tag, idOf(tag), query, newest));
  };
  const readWallTimes = (runId: number, { from = 0, to = Infinity } = {}) => {
    const { steps, values } = reader.wallTimes(runId, tails.of(runId), from, Math.min(to, newestStep(runId)));
    return { steps, wallTimes: values };
  };

  return {
    append: (runId: number, batch: PointBatch): PointBatch[] =>
      guarded(runId, () => {
        const tail = tails.of(runId);
        const accepted = acceptNew(batch, tail.newest);
        for (const part of accepted) tails.write(runId, tail, part);
        const end = Math.floor((accepted[0]?.steps.at(-1) ?? 0) / BLOCK) * BLOCK;
        if (end > tail.foldedTo) fold(runId, tail, end);
        else if (tail.late > MAX_LATE) fold(runId, tail, tail.foldedTo);
        return accepted;
      }),
    read,
    readWallTimes,
    *iterate(runId, first = 0) {
      for (let from = Math.max(0, first); from <= newestStep(runId); from += BLOCK) {
        const range = { from, to: from + BLOCK - 1 };
        const rows = new Map<number, SeriesRow>();
        const times = readWallTimes(runId, range);
        times.steps.forEach((step, index) => {
          rows.set(step, { step, wallTime: times.wallTimes[index]!, values: new Map() });
        });
        for (const { tag, steps, values } of read(runId, [...tails.of(runId).newest.keys()], range)) {
          steps.forEach((step, index) => rows.get(step)?.values.set(tag, values[index]!));
        }
        yield* rows.values();
      }
    },
    tags: (runId) => [...tails.of(runId).newest.keys()],
    lastStep: (runId) => newestStep(runId),
    flush: (runId) => guarded(runId, () => fold(runId, tails.of(runId), Infinity)),
    forget,
  };
}
