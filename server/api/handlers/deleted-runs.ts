import { KnownError } from '@/lib/protocol/errors';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { deletedRuns, runOf } from './runs';

/** Gone from every list, and kept for a while: the answer says until when it can be brought back. */
export function deleteRun(request: ApiRequest, services: Services): Reply {
  const { id } = runOf(request, services);
  services.supervisor.delete(id);
  services.broadcast.runDeleted(id);
  return { json: deletedRuns(services).find((run) => run.id === id) };
}

export function restoreRun(request: ApiRequest, services: Services): Reply {
  const text = request.params['id'] ?? '';
  const id = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (!services.store.runs.restore(id)) {
    throw new KnownError('NOT_FOUND', `no run "${text.slice(0, 50)}" was deleted in the last minutes`);
  }
  const summary = services.store.runs.summary(id);
  if (summary) services.broadcast.runChanged(summary);
  return { json: services.store.runs.get(id) };
}
