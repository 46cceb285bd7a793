import { compareSettings } from '@/lib/compare/config-diff';
import type { CompareResponse, PartingResponse, SnapshotsResponse } from '@/lib/protocol/compare';
import { KnownError } from '@/lib/protocol/errors';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';
import { comparedRuns } from '../../compare/compared-runs';
import { partingsFrom } from '../../compare/partings';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { runsNamed } from './named-runs';
import { bucketsOf, columnsOf } from './series';

/** Runs that make a comparison. */
const LEAST = 2;

/** Of each series where none are asked for. */
const SNAPSHOT_BUCKETS = 400;

/** `runs=3,5`: what two to ten runs came to, and the settings in which they differ. */
export async function compareRuns(request: ApiRequest, services: Services): Promise<Reply> {
  const runs = runsNamed(request, services, LEAST);
  return {
    json: {
      runs: await comparedRuns(runs, services.store),
      settings: compareSettings(runs, runConfigJsonSchema()),
    } satisfies CompareResponse,
  };
}

/** `runs=3,5&tags=loss/d&buckets=400` (tags as of a run's series): what the page draws first, in one answer. */
export function snapshotRuns(request: ApiRequest, services: Services): Reply {
  const { query } = request;
  const { store } = services;
  const buckets = bucketsOf(query) ?? SNAPSHOT_BUCKETS;
  const snapshots = runsNamed(request, services, LEAST).map((run) => ({
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
export async function partRuns(request: ApiRequest, services: Services): Promise<Reply> {
  const runs = runsNamed(request, services, LEAST);
  const named = request.query.get('baseline') ?? String(runs[0]!.id);
  const baseline = runs.find(({ id }) => String(id) === named);
  if (!baseline)
    throw new KnownError('BAD_REQUEST', `baseline is "${named.slice(0, 50)}"; give one of the runs`);
  return { json: { partings: await partingsFrom(baseline, runs, services.store) } satisfies PartingResponse };
}
