import { type Alert, type AlertOfRun, alert, alertOfRun } from '@/lib/protocol/entities';
import type { Db } from '../open';

const COLUMNS = `
  alert.id, run_id AS runId, rule, level, title, message, enter_step AS enterStep, leave_step AS leaveStep,
  raised_at AS raisedAt, recovered_at AS recoveredAt, acknowledged_at AS acknowledgedAt,
  snoozed_until AS snoozedUntil, note`;
const OF_RUN = `SELECT ${COLUMNS}, run.name AS runName, run.state AS runState FROM alert JOIN run ON run.id = run_id AND deleted_at IS NULL`;

/** What a rule says when it raises one. */
export type Raised = Pick<Alert, 'runId' | 'rule' | 'level' | 'title' | 'message' | 'enterStep'>;

export function alertQueries(db: Db) {
  const insert = db.prepare<[Raised & { now: number }], unknown>(
    `INSERT INTO alert (run_id, rule, level, title, message, enter_step, raised_at)
     VALUES (@runId, @rule, @level, @title, @message, @enterStep, @now) RETURNING ${COLUMNS}`,
  );
  const current = db.prepare<[number, string], unknown>(
    `SELECT ${COLUMNS} FROM alert WHERE run_id = ? AND rule = ? AND leave_step IS NULL`,
  );
  const leave = db.prepare<[number, number, number], unknown>(
    `UPDATE alert SET leave_step = ?, recovered_at = ? WHERE id = ? RETURNING ${COLUMNS}`,
  );
  const graver = db.prepare<[string, string, number], unknown>(
    `UPDATE alert SET level = ?, message = ?, acknowledged_at = NULL, snoozed_until = NULL WHERE id = ? RETURNING ${COLUMNS}`,
  );
  const quiet = db.prepare<[number | null, number | null, number], unknown>(
    `UPDATE alert SET acknowledged_at = ?, snoozed_until = ? WHERE id = ? RETURNING ${COLUMNS}`,
  );
  const annotate = db.prepare<[string, number], unknown>(
    `UPDATE alert SET note = ? WHERE id = ? RETURNING ${COLUMNS}`,
  );
  const ofRun = db.prepare<[number], unknown>(`SELECT ${COLUMNS} FROM alert WHERE run_id = ? ORDER BY id`);
  const one = db.prepare<[number], unknown>(`${OF_RUN} WHERE alert.id = ?`);
  const newest = db.prepare<[number], unknown>(
    `${OF_RUN} ORDER BY leave_step IS NULL DESC, alert.id DESC LIMIT ?`,
  );
  const put = db.prepare<[Omit<Alert, 'id'>]>(
    `INSERT INTO alert (run_id, rule, level, title, message, enter_step, leave_step, raised_at, recovered_at,
       acknowledged_at, snoozed_until, note)
     VALUES (@runId, @rule, @level, @title, @message, @enterStep, @leaveStep, @raisedAt, @recoveredAt,
       @acknowledgedAt, @snoozedUntil, @note)`,
  );
  return {
    /** One that was raised elsewhere, as it was. */
    put: (value: Omit<Alert, 'id'>) => void put.run(value),
    raise: (value: Raised): Alert => alert.parse(insert.get({ ...value, now: Date.now() })),
    /** The open episode of a rule. */
    open(runId: number, rule: string): Alert | null {
      const row = current.get(runId, rule);
      return row === undefined ? null : alert.parse(row);
    },
    close: (id: number, leaveStep: number): Alert => alert.parse(leave.get(leaveStep, Date.now(), id)),
    /** The same episode, graver than before: whoever wanted quiet did not know that. */
    escalate: (id: number, { level, message }: Pick<Alert, 'level' | 'message'>): Alert =>
      alert.parse(graver.get(level, message, id)),
    acknowledge: (id: number): Alert => alert.parse(quiet.get(Date.now(), null, id)),
    snooze: (id: number, until: number): Alert => alert.parse(quiet.get(null, until, id)),
    /** Neither acknowledged nor snoozed any more. */
    reopen: (id: number): Alert => alert.parse(quiet.get(null, null, id)),
    /** An empty text takes the note away. */
    annotate: (id: number, note: string): Alert => alert.parse(annotate.get(note, id)),
    get(id: number): AlertOfRun | null {
      const row = one.get(id);
      return row === undefined ? null : alertOfRun.parse(row);
    },
    /** Of all runs: the open ones first, then the newest. */
    ofAllRuns: (limit: number): AlertOfRun[] => newest.all(limit).map((row) => alertOfRun.parse(row)),
    list: (runId: number): Alert[] => ofRun.all(runId).map((row) => alert.parse(row)),
  };
}
