import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Store } from '@/db';
import { DATABASE_FILE } from '@/db/open';
import { seeded } from '@/tests/db/support/random';

export interface Workload {
  steps: number;
  series: number;
  /** Steps of a batch. */
  batch: number;
}

/**
 * Batches as a trainer sends them. Half of the series are read back from 32-bit floats, half were reckoned
 * with 64: the store keeps each as it is.
 */
export function makeBatches({ steps: total, series, batch }: Workload) {
  const random = seeded(1);
  const tags = Array.from({ length: series }, (_, index) => `bench/${index}`);
  return Array.from({ length: Math.ceil(total / batch) }, (_, at) => {
    const length = Math.min(batch, total - at * batch);
    const steps = Float64Array.from({ length }, (_, index) => at * batch + index + 1);
    return {
      steps,
      wallTimes: steps.map((step) => 1_700_000_000_000 + step * 30 + random()),
      tags,
      values: tags.map((_, column) =>
        Float64Array.from({ length }, () => (column % 2 === 0 ? Math.fround(random()) : random())),
      ),
    };
  });
}

/**
 * Points a second into one or several runs in turn, each append durable before the next; with `fold`, all of them
 * folded in that time.
 */
export function appendAll(
  store: Store,
  runIds: readonly number[],
  workload: Workload,
  fold: boolean,
): number {
  const batches = makeBatches(workload);
  const begin = performance.now();
  for (const batch of batches) for (const runId of runIds) store.series.append(runId, batch);
  if (fold) for (const runId of runIds) store.series.flush(runId);
  const seconds = (performance.now() - begin) / 1000;
  return (runIds.length * workload.steps * workload.series) / seconds;
}

/** Bytes of the pages in use: what was freed is used again. */
export function bytesUsed(folder: string): number {
  const db = new Database(join(folder, DATABASE_FILE), { readonly: true });
  const pragma = (name: string) => Number(db.pragma(name, { simple: true }));
  const bytes = (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
  db.close();
  return bytes;
}
