import type { Run } from '@/lib/protocol/entities';
import { KnownError, describeIssues } from '@/lib/protocol/errors';
import { encodeNumbers } from '@/lib/protocol/numbers';
import { type RunsResponse, changeRunBody, createRunBody } from '@/lib/protocol/rest';
import { TAG } from '@/lib/protocol/tags';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';

const SPARKLINE_BUCKETS = 40;

/** The run a path names. */
export function runOf({ params }: ApiRequest, { store }: Services): Run {
  const id = params['id'] ?? '';
  const run = /^\d{1,9}$/.test(id) ? store.runs.get(Number(id)) : null;
  if (!run)
    throw new KnownError('NOT_FOUND', `there is no run "${id.slice(0, 50)}"; GET /api/runs lists them`);
  return run;
}

export function listRuns(_request: ApiRequest, { store }: Services): Reply {
  const runs = store.runs.list().map((summary) => {
    const [d, g] = store.series.read(summary.id, [TAG.lossD, TAG.lossG], { buckets: SPARKLINE_BUCKETS });
    return {
      ...summary,
      sparkline: { d: encodeNumbers(d?.values ?? []), g: encodeNumbers(g?.values ?? []) },
    };
  });
  return { json: { runs } satisfies RunsResponse };
}

export const getRun = (request: ApiRequest, services: Services): Reply => ({
  json: runOf(request, services),
});

export async function createRun({ body }: ApiRequest, { supervisor }: Services): Promise<Reply> {
  const parsed = createRunBody.safeParse(body ?? {});
  if (!parsed.success) throw new KnownError('BAD_REQUEST', describeIssues(parsed.error));
  return { status: 201, json: await supervisor.create(parsed.data) };
}

/** The controls are one handler: what they may do in which state is the supervisor's table. */
export const controlRun =
  (action: 'pause' | 'resume' | 'stop' | 'checkpoint' | 'histogram') =>
  (request: ApiRequest, services: Services): Reply => ({
    json: services.supervisor[action](runOf(request, services).id),
  });

/** Answers when it is known from which step on the new settings hold. */
export async function changeRun(request: ApiRequest, services: Services): Promise<Reply> {
  const { id } = runOf(request, services);
  const parsed = changeRunBody.safeParse(request.body ?? {});
  if (!parsed.success) throw new KnownError('BAD_REQUEST', describeIssues(parsed.error));
  return { json: await services.supervisor.change(id, parsed.data.config) };
}
