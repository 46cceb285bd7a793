import { UNDO_MS } from '@/lib/protocol/annotation-limits';
import type { DeletedRun } from '@/lib/protocol/annotations';
import type { Run } from '@/lib/protocol/entities';
import { type RunsResponse, changeRunBody, createRunBody, forkRunBody } from '@/lib/protocol/rest';
import { sweepBody } from '@/lib/protocol/sweep';
import { type ApiRequest, type Reply, named, parseBody } from '../http';
import type { Services } from '../services';

/** The run a path names. */
export const runOf = (request: Pick<ApiRequest, 'params'>, { store }: Services): Run =>
  named(request, 'run', store.runs.get);

/** Those that can still be brought back. */
export const deletedRuns = ({ store }: Services): DeletedRun[] =>
  store.runs.deleted().map(({ id, name, deletedAt }) => ({ id, name, purgedAt: deletedAt + UNDO_MS }));

export function listRuns(_request: ApiRequest, services: Services): Reply {
  const summaries = services.store.runs.list();
  const sparklines = services.sparklines.of(summaries);
  const runs = summaries.map((summary, index) => ({ ...summary, sparkline: sparklines[index]! }));
  return { json: { runs, deleted: deletedRuns(services) } satisfies RunsResponse };
}

export const getRun = (request: ApiRequest, services: Services): Reply => ({
  json: runOf(request, services),
});

export async function createRun(request: ApiRequest, { supervisor }: Services): Promise<Reply> {
  return { status: 201, json: await supervisor.create(parseBody(createRunBody, request)) };
}

export async function forkRun(request: ApiRequest, services: Services): Promise<Reply> {
  const { id } = runOf(request, services);
  return { status: 201, json: await services.supervisor.fork(id, parseBody(forkRunBody, request)) };
}

export async function createSweep(request: ApiRequest, { supervisor }: Services): Promise<Reply> {
  return { status: 201, json: await supervisor.sweep(parseBody(sweepBody, request)) };
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
  const { config } = parseBody(changeRunBody, request);
  return { json: await services.supervisor.change(id, config) };
}
