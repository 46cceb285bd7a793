import { ANNOTATION_LIMITS } from '@/lib/protocol/annotation-limits';
import { annotateRunBody, bookmarkBody } from '@/lib/protocol/annotations';
import { KnownError } from '@/lib/protocol/errors';
import { type ApiRequest, type Reply, parseBody } from '../http';
import type { Services } from '../services';
import { runOf } from './runs';

/** Name, tags and notes of a run. */
export function annotateRun(request: ApiRequest, services: Services): Reply {
  const value = parseBody(annotateRunBody, request);
  const { id } = runOf(request, services);
  services.store.runs.annotate(id, value);
  return annotated(request, services);
}

export function addBookmark(request: ApiRequest, services: Services): Reply {
  const value = parseBody(bookmarkBody, request);
  const { id, totalSteps, bookmarks } = runOf(request, services);
  if (value.step > totalSteps) {
    throw new KnownError('BAD_REQUEST', `step ${value.step} is beyond the ${totalSteps} steps of run ${id}`);
  }
  if (bookmarks.length >= ANNOTATION_LIMITS.bookmarks) {
    throw new KnownError('CONFLICT', `run ${id} has ${bookmarks.length} bookmarks; take one away first`);
  }
  services.store.bookmarks.add(id, value);
  return annotated(request, services);
}

export function removeBookmark(request: ApiRequest, services: Services): Reply {
  const { id } = runOf(request, services);
  const bookmark = request.params['bookmark'] ?? '';
  if (!/^\d{1,15}$/.test(bookmark) || !services.store.bookmarks.remove(id, Number(bookmark))) {
    throw new KnownError('NOT_FOUND', `run ${id} has no bookmark "${bookmark.slice(0, 50)}"`);
  }
  return annotated(request, services);
}

/** The run as it is now, told to every page. */
function annotated(request: ApiRequest, services: Services): Reply {
  const run = runOf(request, services);
  const summary = services.store.runs.summary(run.id);
  if (summary) services.broadcast.runChanged(summary);
  services.broadcast.runAnnotated(run);
  return { json: run };
}
