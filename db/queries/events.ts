import { type RunEvent, runEvent } from '@/lib/protocol/entities';
import type { Db } from '../open';

export function eventQueries(db: Db) {
  const insert = db.prepare(
    `INSERT INTO event (run_id, step, wall_time, kind, level, message) VALUES (@runId, @step, @wallTime, @kind, @level, @message)`,
  );
  const update = db.prepare(`UPDATE event SET message = @message, wall_time = @wallTime WHERE id = @id`);
  const newest = db.prepare<[number, number], unknown>(
    `SELECT id, run_id AS runId, step, wall_time AS wallTime, kind, level, message FROM event WHERE run_id = ? ORDER BY id DESC LIMIT ?`,
  );
  return {
    add: (event: Omit<RunEvent, 'id'>): RunEvent => ({
      ...event,
      id: Number(insert.run(event).lastInsertRowid),
    }),
    /** The same line with other words: how far something is. */
    replace: ({ id, message, wallTime }: RunEvent): void => void update.run({ id, message, wallTime }),
    /** The newest `limit`, newest first. */
    list: (runId: number, limit: number): RunEvent[] =>
      newest.all(runId, limit).map((row) => runEvent.parse(row)),
  };
}
