import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { KnownError } from '@/lib/protocol/errors';
import { migrate } from './migrate';

export type Db = Database.Database;
export const DATABASE_FILE = 'ganscope.db';
const NETWORK = /^(nfs|nfs4|cifs|smb3?|smbfs|9p|fuse\.sshfs|afs|ceph)$/;

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
    db = new Database(file);
    db.pragma('busy_timeout = 5000');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
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

/** WAL needs shared memory, which a network disk does not have: the database would be corrupted. */
function refuseNetworkDisk(dataDir: string): void {
  if (process.platform !== 'linux') return;
  const folder = `${resolve(dataDir)}/`;
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, point = '']) => folder.startsWith(point.endsWith('/') ? point : `${point}/`))
    .toSorted(([, a = ''], [, b = '']) => b.length - a.length);
  const kind = mounts[0]?.[2] ?? '';
  if (NETWORK.test(kind)) {
    throw new KnownError(
      'UNAVAILABLE',
      `${dataDir} is on a network disk (${kind}), which corrupts SQLite; set GANSCOPE_DATA to a local folder`,
    );
  }
}
