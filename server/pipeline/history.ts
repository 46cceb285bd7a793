import type { Store } from '@/db';
import type { SeriesRow } from '@/db/series/series-store';
import { EVALUATION_TAGS } from '@/lib/protocol/tags';

/** So many of the newest steps are told again whole: longer than any rule looks back in losses. */
const NEWEST_STEPS = 20_000;
/** Rules compare with how a run began. */
const FIRST_STEPS = 500;

/**
 * What a resumed run is told again so that its rules stand where they stood: its first steps, every
 * evaluation of its samples, and its newest steps. The middle of a long run is left out, so that going on
 * takes no longer the longer it has run.
 */
export function* history({ series }: Store, runId: number): Generator<Pick<SeriesRow, 'step' | 'values'>> {
  const from = series.lastStep(runId) - NEWEST_STEPS + 1;
  if (from > FIRST_STEPS) {
    for (const row of series.iterate(runId)) {
      if (row.step > FIRST_STEPS) break;
      yield row;
    }
    yield* evaluations(series, runId, FIRST_STEPS + 1, from - 1);
  }
  yield* series.iterate(runId, from > FIRST_STEPS ? from : 0);
}

function* evaluations(series: Store['series'], runId: number, from: number, to: number) {
  const rows = new Map<number, Map<string, number>>();
  for (const { tag, steps, values } of series.read(runId, EVALUATION_TAGS, { from, to })) {
    steps.forEach((step, at) =>
      rows.set(step, (rows.get(step) ?? new Map<string, number>()).set(tag, values[at]!)),
    );
  }
  for (const [step, values] of [...rows].sort(([a], [b]) => a - b)) yield { step, values };
}
