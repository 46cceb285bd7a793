import type { ImportAnswer } from '@/lib/protocol/rest';
import { KnownError } from '@/lib/protocol/errors';
import { importRun } from '../../archive/import-run';
import { writeArchive } from '../../archive/write-archive';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { runOf } from './runs';

/** A whole run as one file; `checkpoints=1`: with what training can go on from. */
export function archiveRun(request: ApiRequest, services: Services): Reply {
  const run = runOf(request, services);
  const asked = request.query.get('checkpoints') ?? '0';
  if (asked !== '0' && asked !== '1')
    throw new KnownError('BAD_REQUEST', `checkpoints is "${asked.slice(0, 50)}"; give 0 or 1`);
  return {
    headers: {
      'Content-Type': 'application/gzip',
      'Content-Disposition': `attachment; filename="run-${run.id}.ganscope"`,
    },
    body: writeArchive(run, { ...services, checkpoints: asked === '1' }),
  };
}

/** Such a file becomes a run with a number of its own. */
export async function importArchive(request: ApiRequest, services: Services): Promise<Reply> {
  if (!request.upload) throw new KnownError('BAD_REQUEST', 'send the file as the body');
  const { runId, was } = await importRun(request.upload, services);
  const run = services.store.runs.get(runId)!;
  services.broadcast.runChanged(services.store.runs.summary(runId)!);
  return { status: 201, json: { run, was } satisfies ImportAnswer };
}
