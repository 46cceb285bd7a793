import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '@/db';
import { migrate } from '@/db/migrate';
import { refuseNetworkDisk } from '@/db/network-disk';
import { DATABASE_FILE, openDatabase } from '@/db/open';
import { encodeBatch } from '@/db/series/batch';
import { config } from './support/config';
import { batchOf, temporaryFolder } from './support/store';

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations');
const newest = readdirSync(MIGRATIONS).length;

it('makes the folder and a database of the newest version, with the settings it needs', () => {
  const folder = join(temporaryFolder(), 'a/b');
  const db = openDatabase(folder);
  const pragma = (name: string) => db.pragma(name, { simple: true });
  expect(['user_version', 'journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(pragma)).toEqual(
    [newest, 'wal', 1, 1, 5000],
  );
  db.close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.backup'))).toEqual([]);
});

it('brings a database of version 1 up with its points, and leaves a backup', () => {
  const folder = temporaryFolder();
  const file = join(folder, DATABASE_FILE);
  const old = new Database(file);
  old.exec(readFileSync(join(MIGRATIONS, '001_first.sql'), 'utf8'));
  old.pragma('user_version = 1');
  old
    .prepare(
      `INSERT INTO run (name, state, total_steps, config, created_at, queued_at) VALUES ('old', 'stopped', 9, ?, 0, 0)`,
    )
    .run(JSON.stringify(config));
  const batch = batchOf(1, { x: [1, 2, NaN] });
  old.exec(`INSERT INTO tag VALUES (1, 'x'); INSERT INTO series VALUES (1, 1, 3)`);
  old.prepare('INSERT INTO journal VALUES (1, 1, 1, 3, ?)').run(encodeBatch(batch, [1]));
  old.close();

  const store = openStore(folder);
  expect(store.runs.get(1)?.name).toBe('old');
  expect(store.series.append(1, batch)).toEqual([]);
  expect([...store.series.read(1, ['x'])[0]!.values]).toEqual([1, 2, NaN]);
  store.close();
  const backup = new Database(`${file}.v1.backup`, { readonly: true });
  expect(backup.pragma('user_version', { simple: true })).toBe(1);
  expect(backup.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(1);
  backup.close();
});

it('takes a migration that fails back whole', () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, '001_fails.sql'),
    'CREATE TABLE half (id INTEGER); SELECT nonsense FROM nowhere;',
  );
  const db = new Database(join(folder, 'x.db'));
  expect(() => migrate(db, 'x.db', folder)).toThrow(/nowhere/);
  expect(db.pragma('user_version', { simple: true })).toBe(0);
  expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
  db.close();
});

it('refuses a database of a newer ganscope, and does not touch it', () => {
  const folder = temporaryFolder();
  const db = openDatabase(folder);
  db.pragma('user_version = 99');
  db.close();
  expect(() => openDatabase(folder)).toThrow(
    expect.objectContaining({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(new RegExp(`version 99.*up to ${newest}.*update ganscope`)) as string,
    }),
  );
});

it.each([
  [
    'is no database',
    Buffer.from('this is not a database, but it is long enough to be read as one'.repeat(40)),
  ],
  ['is damaged', null],
])('names a file that %s, and the way out', (_, bytes) => {
  const folder = temporaryFolder();
  const file = join(folder, DATABASE_FILE);
  openDatabase(folder).close();
  writeFileSync(file, bytes ?? readFileSync(file).fill(0x5a, 100, 4096));
  expect(() => openDatabase(folder)).toThrow(
    expect.objectContaining({
      name: 'KnownError',
      message: expect.stringMatching(/ganscope\.db is not a sound database.*GANSCOPE_DATA/) as string,
    }),
  );
});

it('says so when the folder cannot be made', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(() => openDatabase(join(folder, 'file/data'))).toThrow(/cannot make the data folder.*GANSCOPE_DATA/);
  expect(existsSync(join(folder, 'file/data'))).toBe(false);
});

describe('a network disk', () => {
  it.each(['nfs4', 'cifs', 'smb3', 'fuse.sshfs'])('of kind %s is refused', (kind) => {
    const place = temporaryFolder();
    expect(() =>
      refuseNetworkDisk(place, `/dev/sda / ext4 rw 0 0\nhost:/x ${place} ${kind} rw 0 0\n`),
    ).toThrow(new RegExp(`network disk \\(${kind}\\).*GANSCOPE_DATA`));
  });

  it('elsewhere does not matter, nor one that a local disk is mounted over', () => {
    const place = temporaryFolder();
    expect(() =>
      refuseNetworkDisk(place, `/dev/sda / ext4 rw 0 0\nhost:/x ${place}2 nfs rw 0 0\n`),
    ).not.toThrow();
    expect(() =>
      refuseNetworkDisk(place, `host:/x ${place} nfs rw 0 0\n/dev/sdb ${place} ext4 rw 0 0\n`),
    ).not.toThrow();
    expect(() => refuseNetworkDisk(place, '')).not.toThrow();
  });
});
