import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
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
  const version = db.prepare('PRAGMA user_version').pluck().get() as number;
  if (version > newest) {
    throw new KnownError(
      'UNAVAILABLE',
      `${file} has version ${version}, and this ganscope knows up to ${newest}; update ganscope, or set GANSCOPE_DATA to another folder`,
    );
  }
  const missing = steps.filter((step) => step.version > version);
  if (version > 0 && missing.length > 0) backUp(db, `${file}.v${version}.backup`);
  for (const { version: next, sql } of missing) {
    db.transaction(() => {
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${next}`);
    })();
  }
}

/** A whole copy beside the database, made by SQLite itself: what is only in the log is in it too. */
function backUp(db: Database.Database, backup: string): void {
  rmSync(backup, { force: true });
  db.prepare('VACUUM INTO ?').run(backup);
}

/** In the package's own folder, from the source tree and from the bundle alike. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isPackageRoot(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('no package.json of ganscope above the database code');
    folder = parent;
  }
  return join(folder, 'db/migrations');
}

function isPackageRoot(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }).name === 'ganscope';
}
