import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Store, openStore } from '@/db';
import { config } from './config';

/** A folder of its own that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ganscope-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface OpenedStore {
  folder: string;
  store: Store;
  runId: number;
  /** Closes the store and opens it again, as a restarted server does. */
  reopen: () => Store;
}

/** A store on a real file, with one run in it. */
export function openRun(): OpenedStore {
  const folder = temporaryFolder();
  let store = openStore(folder);
  onTestFinished(() => store.close());
  return {
    folder,
    store,
    runId: store.runs.create({ name: 'one', preset: null, config }).id,
    reopen: () => {
      store.close();
      return (store = openStore(folder));
    },
  };
}

/** A batch of points at consecutive steps. */
export function batchOf(first: number, columns: Record<string, readonly number[]>) {
  const length = Object.values(columns)[0]?.length ?? 0;
  const steps = Float64Array.from({ length }, (_, index) => first + index);
  return {
    steps,
    wallTimes: steps.map((step) => 1_700_000_000_000 + step * 25.5),
    tags: Object.keys(columns),
    values: Object.values(columns).map((column) => Float64Array.from(column)),
  };
}

export const range = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => first + index);
