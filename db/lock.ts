import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KnownError } from '@/lib/protocol/errors';
import { openFile } from './native';

/** An open database that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<Database.Database>();

/**
 * One server a data folder. The lock is an open exclusive transaction on a file of its own: the system
 * gives it back when the process ends, however it ends, so there is no stale lock to clear.
 */
export function lockDataDir(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true });
  const db = openFile(join(dataDir, 'server.lock.db'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new KnownError(
        'CONFLICT',
        `another ganscope server uses ${dataDir}; open that one, or set GANSCOPE_DATA to another folder`,
      );
    }
    throw error;
  }
  held.add(db);
  return {
    release() {
      held.delete(db);
      db.close();
    },
  };
}
