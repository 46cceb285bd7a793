import type { Db } from '../open';
import { type PointBatch, decodeBatch, encodeBatch } from './batch';
import { BLOCK, WALL_TIME_TAG } from './layout';
import { PointColumn } from './points';

/** What a run has stored and not folded, decoded: the journal's copy in memory, which reads go to. */
export interface Tail {
  /** Newest step of each series, folded or not. */
  newest: Map<string, number>;
  columns: Map<number, PointColumn>;
  /** The step before which all that had come was folded. */
  foldedTo: number;
  /** Points that came for blocks before that. */
  late: number;
  seq: number;
}

/** A run whose tail is not at hand is read again from the journal. */
const TAILS_IN_MEMORY = 64;

export function createTails(db: Db, idOf: (tag: string) => number) {
  const tails = new Map<number, Tail>();
  const series = db.prepare<[number], { id: number; name: string; folded: number }>(
    'SELECT tag.id, name, folded_step AS folded FROM series JOIN tag ON tag.id = tag_id WHERE run_id = ? ORDER BY tag.id',
  );
  const journal = db.prepare<[number], { seq: number; payload: Buffer }>(
    'SELECT seq, payload FROM journal WHERE run_id = ? ORDER BY seq',
  );
  const addJournal = db.prepare<[number, number, number, number, Buffer]>(
    'INSERT INTO journal (run_id, seq, first_step, last_step, payload) VALUES (?, ?, ?, ?, ?)',
  );
  const addSeries = db.prepare<[number, number]>(
    'INSERT INTO series (run_id, tag_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );

  const load = (runId: number): Tail => {
    const rows = series.all(runId);
    const folded = new Map(rows.map((row) => [row.id, row.folded]));
    const tail: Tail = { newest: new Map(), columns: new Map(), foldedTo: 0, late: 0, seq: 0 };
    for (const { seq, payload } of journal.all(runId)) {
      const { steps, wallTimes, values } = decodeBatch(payload);
      columnOf(tail, WALL_TIME_TAG).add({ steps, values: wallTimes });
      for (const [id, column] of values) {
        // A row that spans the end of a block stays whole when the block is folded.
        const known = folded.get(id) ?? -1;
        const start = steps.findIndex((step) => step > known);
        if (start >= 0)
          columnOf(tail, id).add({ steps: steps.subarray(start), values: column.subarray(start) });
      }
      tail.seq = seq;
    }
    for (const { id, name, folded: step } of rows)
      tail.newest.set(name, Math.max(step, tail.columns.get(id)?.last ?? -1));
    tail.foldedTo = Math.floor((Math.max(-1, ...folded.values()) + 1) / BLOCK) * BLOCK;
    return tail;
  };

  return {
    of(runId: number): Tail {
      let tail = tails.get(runId);
      if (tail) return tail;
      tail = load(runId);
      const oldest = tails.keys().next();
      if (tails.size >= TAILS_IN_MEMORY && !oldest.done) tails.delete(oldest.value);
      tails.set(runId, tail);
      return tail;
    },
    /** Writes one journal row, and remembers it. */
    write(runId: number, tail: Tail, batch: PointBatch): void {
      const { steps, wallTimes, tags, values } = batch;
      const first = steps[0]!;
      const last = steps.at(-1)!;
      const ids = tags.map(idOf);
      tail.seq += 1;
      addJournal.run(runId, tail.seq, first, last, encodeBatch(batch, ids));
      columnOf(tail, WALL_TIME_TAG).add({ steps, values: wallTimes });
      for (const [index, tag] of tags.entries()) {
        if (!tail.newest.has(tag)) addSeries.run(runId, ids[index]!);
        tail.newest.set(tag, last);
        columnOf(tail, ids[index]!).add({ steps, values: values[index]! });
      }
      if (first < tail.foldedTo) tail.late += steps.length * tags.length;
    },
    forget: (runId?: number) => void (runId === undefined ? tails.clear() : tails.delete(runId)),
  };
}

function columnOf(tail: Tail, id: number): PointColumn {
  let column = tail.columns.get(id);
  if (!column) tail.columns.set(id, (column = new PointColumn()));
  return column;
}
