import type { Db } from '../open';

/** Images by the hash of their bytes; the same image is kept once. */
export function imageQueries(db: Db) {
  const insert = db.prepare(
    `INSERT INTO image (hash, mime, bytes) VALUES (@hash, @mime, @bytes) ON CONFLICT DO NOTHING`,
  );
  const one = db.prepare<[string], { mime: string; bytes: Buffer }>(
    `SELECT mime, bytes FROM image WHERE hash = ?`,
  );
  const removeUnused = db.prepare<[]>(
    `DELETE FROM image WHERE NOT EXISTS (SELECT 1 FROM sample WHERE sample.hash = image.hash)`,
  );
  return {
    put: (image: { hash: string; mime: string; bytes: Buffer }) => void insert.run(image),
    get: (hash: string) => one.get(hash) ?? null,
    /** Those that no sample shows any more. */
    removeUnused: () => void removeUnused.run(),
  };
}
