import { setImmediate as breathe } from 'node:timers/promises';
import type { SeriesRead, Store } from '@/db';
import { thinned, timeAt } from '@/lib/compare/clock';
import { compareSettings } from '@/lib/compare/config-diff';
import { METRICS } from '@/lib/compare/metrics';
import { type ReadSeries, isParted, partSeries } from '@/lib/compare/part-series';
import { partingInWords } from '@/lib/compare/parting-words';
import { recentOf, summarise } from '@/lib/compare/summary';
import {
  type CompareResponse,
  type ComparedRun,
  MOST_COMPARED,
  type PartingResponse,
  type RunParting,
  type SeriesParting,
} from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';
import { TAG } from '@/lib/protocol/tags';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';

/** `runs=3,5`: what two to ten runs came to, and the settings in which they differ. */
export function compareRuns(request: ApiRequest, { store }: Services): Reply {
  const runs = runsOf(request, store);
  return {
    json: {
      runs: runs.map((run) => comparedRun(run, store)),
      settings: compareSettings(runs, runConfigJsonSchema()),
    } satisfies CompareResponse,
  };
}

/** `runs=3,5&baseline=3`: where each of the others parts from the baseline, the first where none is named. */
export async function partRuns(request: ApiRequest, { store }: Services): Promise<Reply> {
  const runs = runsOf(request, store);
  const named = request.query.get('baseline') ?? String(runs[0]!.id);
  const baseline = runs.find(({ id }) => String(id) === named);
  if (!baseline)
    throw new KnownError('BAD_REQUEST', `baseline is "${named.slice(0, 50)}"; give one of the runs`);
  const partings: RunParting[] = [];
  for (const other of runs) if (other !== baseline) partings.push(await partingOf(baseline, other, store));
  return { json: { partings } satisfies PartingResponse };
}

function runsOf({ query }: ApiRequest, store: Store): Run[] {
  const words = [...new Set((query.get('runs') ?? '').split(',').filter(Boolean))];
  if (words.length < 2 || words.length > MOST_COMPARED)
    throw new KnownError(
      'BAD_REQUEST',
      `runs names ${words.length}; give 2 to ${MOST_COMPARED} different ones, e.g. runs=1,2`,
    );
  return words.map((id) => {
    const run = /^\d{1,9}$/.test(id) ? store.runs.get(Number(id)) : null;
    if (!run)
      throw new KnownError('NOT_FOUND', `there is no run "${id.slice(0, 50)}"; GET /api/runs lists them`);
    return run;
  });
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
