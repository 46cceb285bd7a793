import { type Alert, type AlertOfRun, alert, alertOfRun } from '@/lib/protocol/entities';
import type { Db } from '../open';

const COLUMNS = `id, run_id AS runId, rule, level, title, message, enter_step AS enterStep, leave_step AS leaveStep`;

export function alertQueries(db: Db) {
  const insert = db.prepare<[Omit<Alert, 'id' | 'leaveStep'>], unknown>(
    `INSERT INTO alert (run_id, rule, level, title, message, enter_step)
     VALUES (@runId, @rule, @level, @title, @message, @enterStep) RETURNING ${COLUMNS}`,
  );
  const current = db.prepare<[number, string], unknown>(
    `SELECT ${COLUMNS} FROM alert WHERE run_id = ? AND rule = ? AND leave_step IS NULL`,
  );
  const leave = db.prepare<[number, number], unknown>(
    `UPDATE alert SET leave_step = ? WHERE id = ? RETURNING ${COLUMNS}`,
  );
  const graver = db.prepare<[string, string, number], unknown>(
    `UPDATE alert SET level = ?, message = ? WHERE id = ? RETURNING ${COLUMNS}`,
  );
  const ofRun = db.prepare<[number], unknown>(`SELECT ${COLUMNS} FROM alert WHERE run_id = ? ORDER BY id`);
  const newest = db.prepare<[number], unknown>(
    `SELECT alert.id, run_id AS runId, rule, level, title, message, enter_step AS enterStep, leave_step AS leaveStep,
       run.name AS runName, run.state AS runState
     FROM alert JOIN run ON run.id = run_id ORDER BY leave_step IS NULL DESC, alert.id DESC LIMIT ?`,
  );
  const countOpen = db.prepare<[number], { open: number }>(
    `SELECT count(*) AS open FROM alert WHERE run_id = ? AND leave_step IS NULL`,
  );
  return {
    raise: (value: Omit<Alert, 'id' | 'leaveStep'>): Alert => alert.parse(insert.get(value)),
    /** The open episode of a rule. */
    open(runId: number, rule: string): Alert | null {
      const row = current.get(runId, rule);
      return row === undefined ? null : alert.parse(row);
    },
    close: (id: number, leaveStep: number): Alert => alert.parse(leave.get(leaveStep, id)),
    /** The same episode, graver than before. */
    escalate: (id: number, { level, message }: Pick<Alert, 'level' | 'message'>): Alert =>
      alert.parse(graver.get(level, message, id)),
    countOpen: (runId: number): number => countOpen.get(runId)?.open ?? 0,
    /** Of all runs: the open ones first, then the newest. */
    ofAllRuns: (limit: number): AlertOfRun[] => newest.all(limit).map((row) => alertOfRun.parse(row)),
    list: (runId: number): Alert[] => ofRun.all(runId).map((row) => alert.parse(row)),
  };
}
