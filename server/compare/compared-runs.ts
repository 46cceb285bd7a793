import { setImmediate as breathe } from 'node:timers/promises';
import type { Store } from '@/db';
import { thinned, timeAt } from '@/lib/compare/clock';
import { METRICS } from '@/lib/compare/metrics';
import { recentOf, summarise } from '@/lib/compare/summary';
import type { ComparedRun } from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';

/** What each run came to, of every point that it has. */
export async function comparedRuns(runs: readonly Run[], store: Store): Promise<ComparedRun[]> {
  const compared: ComparedRun[] = [];
  for (const run of runs) {
    compared.push(comparedRun(run, store));
    await breathe(); // every point of a long run takes a moment: others are served in between
  }
  return compared;
}

function comparedRun(run: Run, store: Store): ComparedRun {
  const { steps, wallTimes } = store.series.readWallTimes(run.id);
  const clock = thinned(steps, wallTimes);
  const started = wallTimes[0] ?? 0;
  const secondsAt = (step: number) => (timeAt({ steps, times: wallTimes }, step) - started) / 1000;
  const read = new Map(
    store.series.read(run.id, [TAG.stepMs, ...METRICS.map(({ tag }) => tag)]).map((one) => [one.tag, one]),
  );
  const stepMs = read.get(TAG.stepMs);
  return {
    run,
    verdicts: store.verdicts.list(run.id),
    alerts: store.alerts.list(run.id),
    metrics: METRICS.flatMap(({ tag, better }) => {
      const points = read.get(tag);
      return (points && summarise(tag, better, points, secondsAt)) ?? [];
    }),
    stepsPerSecond: stepMs && stepMs.values.length > 0 ? 1000 / recentOf(stepMs) : null,
    clock,
  };
}
