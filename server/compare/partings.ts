import { setImmediate as breathe } from 'node:timers/promises';
import type { SeriesRead, Store } from '@/db';
import { type ReadSeries, isParted, partSeries } from '@/lib/compare/part-series';
import { partingInWords } from '@/lib/compare/parting-words';
import type { RunParting, SeriesParting } from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';

/** Where each of the other runs parts from the baseline. */
export async function partingsFrom(baseline: Run, runs: readonly Run[], store: Store): Promise<RunParting[]> {
  const partings: RunParting[] = [];
  for (const other of runs)
    if (other.id !== baseline.id) partings.push(await partingOf(baseline, other, store));
  return partings;
}

async function partingOf(baseline: Run, other: Run, store: Store): Promise<RunParting> {
  const has = new Set(store.series.tags(other.id));
  const last = Math.max(store.series.lastStep(baseline.id), store.series.lastStep(other.id));
  const series: SeriesParting[] = [];
  for (const tag of store.series.tags(baseline.id).filter((one) => has.has(one) && isParted(one))) {
    const of = (run: Run): ReadSeries => {
      return (from, to, width): SeriesRead | undefined =>
        store.series.read(run.id, [tag], { from, to, width })[0];
    };
    series.push(partSeries(tag, of(baseline), of(other), last));
    await breathe(); // a hundred layers of long runs take a second: others are served in between
  }
  return { baseline: baseline.id, other: other.id, series, ...partingInWords(baseline, series) };
}
