import { type Sample, sample } from '@/lib/protocol/entities';
import type { Db } from '../open';

/** What form samples have is told by the type of their bytes. */
export const FORM = `CASE image.mime WHEN 'image/png' THEN 'grid' ELSE 'points' END`;
const COLUMNS = `id, run_id AS runId, step, kind, ${FORM} AS form, hash, columns, rows, tile_width AS tileWidth, tile_height AS tileHeight, wall_time AS wallTime`;

export function sampleQueries(db: Db) {
  const insert = db.prepare(
    `INSERT INTO sample (run_id, step, kind, hash, columns, rows, tile_width, tile_height, wall_time)
     VALUES (@runId, @step, @kind, @hash, @columns, @rows, @tileWidth, @tileHeight, @wallTime)
     ON CONFLICT DO NOTHING`,
  );
  const ofRun = db.prepare<[number], unknown>(
    `SELECT ${COLUMNS} FROM sample JOIN image USING (hash) WHERE run_id = ? ORDER BY step, id`,
  );
  return {
    /** Null when the run has a grid of this kind at this step: a resumed run draws it again. */
    add(value: Omit<Sample, 'id'>): Sample | null {
      const { changes, lastInsertRowid } = insert.run(value);
      return changes === 0 ? null : { ...value, id: Number(lastInsertRowid) };
    },
    list: (runId: number): Sample[] => ofRun.all(runId).map((row) => sample.parse(row)),
  };
}
