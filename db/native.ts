import Database from 'better-sqlite3';
import { KnownError } from '@/lib/protocol/errors';

/**
 * From Node 24.19 on the process ends where the garbage collector finds an object of the module between two pieces
 * of JavaScript (the module's next major version mends it, and does not run on Node 20). So every database that was
 * opened here, and every statement that it prepared, is kept: they are few, and prepared once. Hence also
 * `exec('PRAGMA ...')`: `db.pragma` prepares a statement that nobody could keep.
 */
const kept = new Set<object>();

/** Opens a database file; a module that was built for another Node is named, with the way to mend it. */
export function openFile(file: string, options?: Database.Options): Database.Database {
  try {
    return keeping(new Database(file, options));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_DLOPEN_FAILED') throw error;
    throw new KnownError(
      'UNAVAILABLE',
      `better-sqlite3 was not built for this Node (${process.version}, ABI ${process.versions.modules}): npm rebuild better-sqlite3 (needs a C++ compiler and python3), or use the Node it was installed with`,
    );
  }
}

function keeping(db: Database.Database): Database.Database {
  kept.add(db);
  const prepare = (sql: string) => {
    const statement = Database.prototype.prepare.call(db, sql);
    kept.add(statement);
    return statement;
  };
  return Object.assign(db, { prepare });
}
