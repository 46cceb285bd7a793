import { type Verdict, verdict } from '@/lib/protocol/entities';
import type { Db } from '../open';

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
