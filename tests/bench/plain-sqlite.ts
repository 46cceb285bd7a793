import { execFileSync } from 'node:child_process';
import Database from 'better-sqlite3';

const ROWS = 200_000;
const PER_TRANSACTION = 1000;
const SERIES = 20;
const TABLE =
  'CREATE TABLE p (run INTEGER, series INTEGER, step INTEGER, value REAL, PRIMARY KEY (run, series, step)) WITHOUT ROWID';

export const PLAIN = `plain SQLite, ${ROWS / 1000}k rows WITHOUT ROWID, WAL, ${PER_TRANSACTION} a transaction`;

/** Rows a second of one row a point through better-sqlite3. */
export function plainNode(file: string): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(TABLE);
  const insert = db.prepare<[number, number, number, number]>('INSERT INTO p VALUES (?, ?, ?, ?)');
  const write = db.transaction((first: number) => {
    for (let row = first; row < first + PER_TRANSACTION; row += 1)
      insert.run(1, row % SERIES, Math.floor(row / SERIES), row / 7);
  });
  const begin = performance.now();
  for (let first = 0; first < ROWS; first += PER_TRANSACTION) write(first);
  const seconds = (performance.now() - begin) / 1000;
  db.close();
  return ROWS / seconds;
}

const PYTHON = `
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute('PRAGMA journal_mode=WAL'); db.execute('PRAGMA synchronous=NORMAL')
db.execute('${TABLE}')
begin = time.perf_counter()
for first in range(0, ${ROWS}, ${PER_TRANSACTION}):
    db.execute('BEGIN')
    db.executemany('INSERT INTO p VALUES (?, ?, ?, ?)',
                   [(1, r % ${SERIES}, r // ${SERIES}, r / 7) for r in range(first, first + ${PER_TRANSACTION})])
    db.execute('COMMIT')
print(${ROWS} / (time.perf_counter() - begin))
`;

/** The same through Python's sqlite3, which the peers were measured against; null where there is none. */
export function plainPython(file: string): number | null {
  try {
    return Number(
      execFileSync('python3', ['-c', PYTHON, file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
