import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { KnownError } from '@/lib/protocol/errors';
import { openFile } from './native';

/** One server a data folder. */
export const lockDataDir = (dataDir: string) =>
  holdLock(
    join(dataDir, 'server.lock.db'),
    `another ganscope server uses ${dataDir}; open that one, or set GANSCOPE_DATA to another folder`,
  );

/**
 * One process at a time. The lock is an open exclusive transaction on a file of its own: the system
 * gives it back when the process ends, however it ends, so there is no stale lock to clear. The garbage collector
 * would close it too; `openFile` keeps it.
 */
export function holdLock(file: string, refusal: string): { release(): void } {
  mkdirSync(dirname(file), { recursive: true });
  const db = openFile(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new KnownError('CONFLICT', refusal);
    }
    throw error;
  }
  return { release: () => void db.close() };
}
