import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UNDO_MS } from '@/lib/protocol/annotation-limits';
import { createLogger } from '@/server/logger';
import { purge } from '@/server/purge';
import { batchOf, openRun, range } from '../db/support/store';

it('a deleted run can be brought back until its time is over; then its rows and files are gone', () => {
  const { folder, store, runId } = openRun();
  store.series.append(runId, batchOf(1, { 'loss/d': range(0, 10) }));
  const checkpoints = join(folder, 'checkpoints', String(runId));
  mkdirSync(checkpoints, { recursive: true });
  writeFileSync(join(checkpoints, 'step-1.ckpt'), 'x');
  const parts = { store, dataDir: folder, logger: createLogger('silent') };

  store.runs.hide(runId, 1000);
  purge(parts, 1000 + UNDO_MS - 1);
  expect(store.runs.restore(runId)).toBe(true);
  expect([store.runs.get(runId)?.name, store.series.lastStep(runId)]).toEqual(['one', 10]);

  store.runs.hide(runId, 1000);
  purge(parts, 1000 + UNDO_MS);
  expect(store.runs.restore(runId)).toBe(false);
  expect([store.runs.deleted(), store.series.tags(runId), existsSync(checkpoints)]).toEqual([[], [], false]);
});
