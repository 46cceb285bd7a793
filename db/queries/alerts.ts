import { type Alert, type Verdict, alert, verdict } from '@/lib/protocol/entities';
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
  const ofRun = db.prepare<[number], unknown>(`SELECT ${COLUMNS} FROM alert WHERE run_id = ? ORDER BY id`);
  return {
    raise: (value: Omit<Alert, 'id' | 'leaveStep'>): Alert => alert.parse(insert.get(value)),
    /** The open episode of a rule. */
    open(runId: number, rule: string): Alert | null {
      const row = current.get(runId, rule);
      return row === undefined ? null : alert.parse(row);
    },
    close: (id: number, leaveStep: number): Alert => alert.parse(leave.get(leaveStep, id)),
    list: (runId: number): Alert[] => ofRun.all(runId).map((row) => alert.parse(row)),
  };
}

/** What was said about a run, each time the state changed: the ribbon over its charts. */
export function verdictQueries(db: Db) {
  const insert = db.prepare<[number, string, string, number]>(
    `INSERT INTO verdict (run_id, state, sentence, since_step) VALUES (?, ?, ?, ?)`,
  );
  const ofRun = db.prepare<[number], unknown>(
    `SELECT state, sentence, since_step AS sinceStep FROM verdict WHERE run_id = ? ORDER BY id`,
  );
  return {
    add: (runId: number, { state, sentence, sinceStep }: Verdict) =>
      void insert.run(runId, state, sentence, sinceStep),
    list: (runId: number): Verdict[] => ofRun.all(runId).map((row) => verdict.parse(row)),
  };
}
