import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { importRun } from '@/server/archive/import-run';
import { writeArchive } from '@/server/archive/write-archive';
import { openRun } from '../../db/support/store';
import { fillRun, toldOf } from './support/full-run';

it('a run comes out of its archive in another database as it went in', async () => {
  const from = openRun();
  await fillRun(from.store, from.runId, from.folder);
  const into = openRun(); // has a run of the same number
  const archive = await buffer(
    writeArchive(from.store.runs.get(from.runId)!, {
      store: from.store,
      dataDir: from.folder,
      checkpoints: true,
    }),
  );
  const place = { store: into.store, dataDir: into.folder };
  const { runId, was } = await importRun(Readable.from([archive]), place);
  expect([was, runId]).toEqual([from.runId, into.runId + 1]);
  expect(toldOf(into.store, runId)).toEqual(toldOf(from.store, from.runId));
  const file = `checkpoints/${runId}/step-200.ckpt`;
  expect(readFileSync(join(into.folder, file), 'utf8')).toBe('weights');
  expect(readdirSync(join(into.folder, 'incoming'))).toEqual([]);
  expect(into.store.runs.get(into.runId)?.name).toBe('one');

  const again = into.reopen();
  expect(toldOf(again, runId)).toEqual(toldOf(from.store, from.runId));
});

it('checkpoints are left out unless they are asked for', async () => {
  const { store, folder, runId } = openRun();
  await fillRun(store, runId, folder, 500);
  const place = { store, dataDir: folder };
  const archive = await buffer(writeArchive(store.runs.get(runId)!, { ...place, checkpoints: false }));
  const { runId: copy } = await importRun(Readable.from([archive]), place);
  expect(store.checkpoints.list(copy)).toEqual([]);
  expect(existsSync(join(folder, 'checkpoints', String(copy)))).toBe(false);
});

it('a run that trains is stopped where it is imported, and its checkpoints stay at home', async () => {
  const { store, folder, runId } = openRun();
  store.runs.setState(runId, 'running');
  const place = { store, dataDir: folder };
  const run = store.runs.get(runId)!;
  expect(() => writeArchive(run, { ...place, checkpoints: true })).toThrow(
    'run 1 is running: its checkpoints come and go',
  );
  const archive = await buffer(writeArchive(run, { ...place, checkpoints: false }));
  const { runId: copy } = await importRun(Readable.from([archive]), place);
  expect(store.runs.get(copy)?.state).toBe('stopped');
});

it('an import that never came to its end is taken away when the server starts', async () => {
  const { store, folder, runId } = openRun();
  await fillRun(store, runId, folder, 500);
  const { purgeImports } = await import('@/server/purge');
  const half = store.runs.import({ ...store.runs.get(runId)! });
  expect([store.runs.get(half), store.runs.restore(half), store.runs.deleted()]).toEqual([null, false, []]);
  purgeImports({ store, dataDir: folder });
  expect(store.runs.unfinishedImports()).toEqual([]);
  expect(store.runs.list()).toHaveLength(1);
});
