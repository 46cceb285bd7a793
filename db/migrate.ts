import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { KnownError } from '@/lib/protocol/errors';

/** Brings a database to the newest version, one numbered file and one transaction at a time. */
export function migrate(db: Database.Database, file: string, folder = migrationsFolder()): void {
  const steps = readdirSync(folder)
    .filter((name) => /^\d{3}_.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 3)), sql: readFileSync(join(folder, name), 'utf8') }));
  const newest = steps.at(-1)?.version ?? 0;
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > newest) {
    throw new KnownError(
      'UNAVAILABLE',
      `${file} has version ${version}, and this ganscope knows up to ${newest}; update ganscope, or set GANSCOPE_DATA to another folder`,
    );
  }
  const missing = steps.filter((step) => step.version > version);
  if (version > 0 && missing.length > 0) {
    // All of the log into the file, so that the file alone is the backup.
    db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(file, `${file}.before-${newest}`);
  }
  for (const { version: next, sql } of missing) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${next}`);
    })();
  }
}

/** Beside this file in the source tree, above it in the bundle. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'db/migrations'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('db/migrations is missing');
    folder = parent;
  }
  return join(folder, 'db/migrations');
}
