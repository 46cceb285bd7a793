import type { RunStorage } from '@/lib/protocol/storage';
import type { Db } from '../open';

/** How much each run takes, in bytes. An image that two runs show counts for both. */
export function storageQueries(db: Db) {
  const ofRuns = db.prepare<[], RunStorage>(`
    SELECT run.id AS runId,
      (SELECT coalesce(sum(length(payload)), 0) FROM chunk WHERE run_id = run.id)
        + (SELECT coalesce(sum(length(payload)), 0) FROM journal WHERE run_id = run.id) AS series,
      (SELECT coalesce(sum(length(bytes)), 0) FROM image
        WHERE hash IN (SELECT hash FROM sample WHERE run_id = run.id)) AS samples,
      (SELECT coalesce(sum(bytes), 0) FROM checkpoint WHERE run_id = run.id) AS checkpoints
    FROM run WHERE deleted_at IS NULL ORDER BY run.id DESC`);
  return {
    ofRuns: () => ofRuns.all(),
    /** What the database file takes on disk once its write-ahead log is written back. */
    size: () =>
      Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true })),
    /** Writes the database anew without the room that deleted runs left. Nothing else happens meanwhile. */
    compact: () => {
      db.exec('VACUUM');
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
