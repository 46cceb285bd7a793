import { setImmediate as breathe } from 'node:timers/promises';
import type { Store } from '@/db';
import { compareSettings } from '@/lib/compare/config-diff';
import {
  type CompareResponse,
  type ComparedRun,
  MOST_COMPARED,
  type PartingResponse,
  type SnapshotsResponse,
} from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';
import { comparedRun } from '../../compare/compared-run';
import { partingsFrom } from '../../compare/partings';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { bucketsOf, columnsOf } from './series';

/** Of each series where none are asked for. */
const SNAPSHOT_BUCKETS = 400;

/** `runs=3,5`: what two to ten runs came to, and the settings in which they differ. */
export async function compareRuns(request: ApiRequest, { store }: Services): Promise<Reply> {
  const runs = runsOf(request, store);
  const compared: ComparedRun[] = [];
  for (const run of runs) {
    compared.push(comparedRun(run, store));
    await breathe(); // every point of a long run takes a moment: others are served in between
  }
  return {
    json: {
      runs: compared,
      settings: compareSettings(runs, runConfigJsonSchema()),
    } satisfies CompareResponse,
  };
}

/** `runs=3,5&tags=loss/d&buckets=400` (tags as of a run's series): what the page draws first, in one answer. */
export function snapshotRuns(request: ApiRequest, { store }: Services): Reply {
  const { query } = request;
  const buckets = bucketsOf(query) ?? SNAPSHOT_BUCKETS;
  const snapshots = runsOf(request, store).map((run) => ({
    run,
    lastStep: store.series.lastStep(run.id),
    series: columnsOf(store, run.id, query, { buckets }),
    samples: store.samples.list(run.id),
    alerts: store.alerts.list(run.id),
    verdicts: store.verdicts.list(run.id),
  }));
  return { json: { snapshots } satisfies SnapshotsResponse };
}

/** `runs=3,5&baseline=3`: where each of the others parts from the baseline, the first where none is named. */
export async function partRuns(request: ApiRequest, { store }: Services): Promise<Reply> {
  const runs = runsOf(request, store);
  const named = request.query.get('baseline') ?? String(runs[0]!.id);
  const baseline = runs.find(({ id }) => String(id) === named);
  if (!baseline)
    throw new KnownError('BAD_REQUEST', `baseline is "${named.slice(0, 50)}"; give one of the runs`);
  return { json: { partings: await partingsFrom(baseline, runs, store) } satisfies PartingResponse };
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
