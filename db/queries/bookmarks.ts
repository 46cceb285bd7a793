import { type Bookmark, bookmark } from '@/lib/protocol/annotations';
import type { Db } from '../open';

/** Steps of runs that people want to find again. */
export function bookmarkQueries(db: Db) {
  const insert = db.prepare<[number, number, string]>(
    'INSERT INTO bookmark (run_id, step, label) VALUES (?, ?, ?)',
  );
  const ofRun = db.prepare<[number], unknown>(
    'SELECT id, step, label FROM bookmark WHERE run_id = ? ORDER BY step, id',
  );
  const remove = db.prepare<[number, number]>('DELETE FROM bookmark WHERE run_id = ? AND id = ?');
  return {
    add: (runId: number, { step, label }: Pick<Bookmark, 'step' | 'label'>) =>
      void insert.run(runId, step, label),
    /** In the order of their steps. */
    list: (runId: number): Bookmark[] => ofRun.all(runId).map((row) => bookmark.parse(row)),
    /** False when the run has no such bookmark. */
    remove: (runId: number, id: number): boolean => remove.run(runId, id).changes > 0,
  };
}
