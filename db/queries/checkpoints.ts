import { type Checkpoint, checkpoint } from '@/lib/protocol/entities';
import type { Db } from '../open';

/** The step of a run's checkpoint with the least KID, as SQL. */
export const bestStepOf = (run: string) =>
  `(SELECT step FROM checkpoint WHERE run_id = ${run} AND kid IS NOT NULL ORDER BY kid, step LIMIT 1)`;

export function checkpointQueries(db: Db) {
  const columns = `run_id AS runId, step, file, bytes, sha256, wall_time AS wallTime, kid, step IS ${bestStepOf('@runId')} AS best`;
  const insert = db.prepare(
    `INSERT OR REPLACE INTO checkpoint (run_id, step, file, bytes, sha256, wall_time, kid) VALUES (@runId, @step, @file, @bytes, @sha256, @wallTime, @kid)`,
  );
  const ofRun = db.prepare<[{ runId: number }], { best: number }>(
    `SELECT ${columns} FROM checkpoint WHERE run_id = @runId ORDER BY step`,
  );
  const newestOf = db.prepare<[{ runId: number }], { best: number }>(
    `SELECT ${columns} FROM checkpoint WHERE run_id = @runId ORDER BY step DESC LIMIT 1`,
  );
  const remove = db.prepare<[number, string]>(`DELETE FROM checkpoint WHERE run_id = ? AND file = ?`);
  const parse = (row: { best: number }): Checkpoint => checkpoint.parse({ ...row, best: row.best === 1 });
  return {
    add: (value: Omit<Checkpoint, 'best'>) => void insert.run(value),
    newest(runId: number): Checkpoint | null {
      const row = newestOf.get({ runId });
      return row === undefined ? null : parse(row);
    },
    /** Oldest first. */
    list: (runId: number): Checkpoint[] => ofRun.all({ runId }).map(parse),
    remove: (runId: number, file: string) => void remove.run(runId, file),
  };
}
