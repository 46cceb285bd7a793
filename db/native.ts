import Database from 'better-sqlite3';
import { KnownError } from '@/lib/protocol/errors';

/** Opens a database file; a module that was built for another Node is named, with the way to mend it. */
export function openFile(file: string, options?: Database.Options): Database.Database {
  try {
    return new Database(file, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_DLOPEN_FAILED') throw error;
    throw new KnownError(
      'UNAVAILABLE',
      `better-sqlite3 was not built for this Node (${process.version}, ABI ${process.versions.modules}): npm rebuild better-sqlite3 (needs a C++ compiler and python3), or use the Node it was installed with`,
    );
  }
}
