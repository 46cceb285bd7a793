import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KnownError } from '@/lib/protocol/errors';
import { migrate } from './migrate';
import { openFile } from './native';
import { refuseNetworkDisk } from './network-disk';

export type Db = Database.Database;
export const DATABASE_FILE = 'ganscope.db';

/** Opens, checks and migrates the database of a data folder, which is made if it is not there. */
export function openDatabase(dataDir: string): Db {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new KnownError(
      'UNAVAILABLE',
      `cannot make the data folder ${dataDir}: ${(error as Error).message}; set GANSCOPE_DATA`,
    );
  }
  refuseNetworkDisk(dataDir);
  const file = join(dataDir, DATABASE_FILE);
  let db: Db | null = null;
  try {
    db = openFile(file);
    db.exec('PRAGMA busy_timeout = 5000');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec('PRAGMA foreign_keys = ON');
    migrate(db, file);
    return db;
  } catch (error) {
    db?.close();
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
      throw new KnownError(
        'UNAVAILABLE',
        `${file} is not a sound database (${code}); move it away, or set GANSCOPE_DATA to another folder`,
      );
    }
    if (code === 'SQLITE_CANTOPEN' || code === 'SQLITE_READONLY') {
      throw new KnownError(
        'UNAVAILABLE',
        `${file} cannot be written (${code}); check its owner, or set GANSCOPE_DATA`,
      );
    }
    throw error;
  }
}

/** Loads the native module, which throws where it was built for another Node, and asks it. */
export function sqliteVersion(): string {
  const db = openFile(':memory:');
  const version = db.prepare('SELECT sqlite_version()').pluck().get() as string;
  db.close();
  return version;
}
