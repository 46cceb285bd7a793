import { type Checkpoint, checkpoint } from '@/lib/protocol/entities';
import type { Db } from '../open';

export function checkpointQueries(db: Db) {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO checkpoint (run_id, step, file, bytes, sha256, wall_time) VALUES (@runId, @step, @file, @bytes, @sha256, @wallTime)`,
  );
  const ofRun = db.prepare<[number], unknown>(
    `SELECT run_id AS runId, step, file, bytes, sha256, wall_time AS wallTime FROM checkpoint WHERE run_id = ? ORDER BY step`,
  );
  const newestOf = db.prepare<[number], unknown>(
    `SELECT run_id AS runId, step, file, bytes, sha256, wall_time AS wallTime FROM checkpoint WHERE run_id = ? ORDER BY step DESC LIMIT 1`,
  );
  const remove = db.prepare<[number, string]>(`DELETE FROM checkpoint WHERE run_id = ? AND file = ?`);
  return {
    add: (value: Checkpoint) => void insert.run(value),
    newest(runId: number): Checkpoint | null {
      const row = newestOf.get(runId);
      return row === undefined ? null : checkpoint.parse(row);
    },
    /** Oldest first. */
    list: (runId: number): Checkpoint[] => ofRun.all(runId).map((row) => checkpoint.parse(row)),
    remove: (runId: number, file: string) => void remove.run(runId, file),
  };
}
