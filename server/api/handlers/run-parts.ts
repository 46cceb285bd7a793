import { KnownError } from '@/lib/protocol/errors';
import { MOST_EVENTS } from '@/lib/protocol/limits';
import type { LineageResponse } from '@/lib/protocol/rest';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { runOf } from './runs';

export const getSamples = (request: ApiRequest, services: Services): Reply => ({
  json: { samples: services.store.samples.list(runOf(request, services).id) },
});

export const getCheckpoints = (request: ApiRequest, services: Services): Reply => ({
  json: { checkpoints: services.store.checkpoints.list(runOf(request, services).id) },
});

export function getLineage(request: ApiRequest, services: Services): Reply {
  const { id, parent, sweep } = runOf(request, services);
  const { runs } = services.store;
  return {
    json: {
      parent: parent && runs.summary(parent.runId),
      forks: runs.forksOf(id),
      sweep: sweep === null ? [] : runs.inSweep(sweep),
    } satisfies LineageResponse,
  };
}

export const getEvents = (request: ApiRequest, services: Services): Reply => ({
  json: { events: services.store.events.list(runOf(request, services).id, MOST_EVENTS) },
});

export function getAlerts(request: ApiRequest, services: Services): Reply {
  const { id } = runOf(request, services);
  const { alerts, verdicts } = services.store;
  return { json: { alerts: alerts.list(id), verdicts: verdicts.list(id) } };
}

/** An image by the hash of its bytes: it can never change, so a browser may keep it for ever. */
export function getImage({ params }: ApiRequest, { store }: Services): Reply {
  const hash = (params['hash'] ?? '').replace(/\.png$/, '');
  const image = /^[0-9a-f]{64}$/.test(hash) ? store.images.get(hash) : null;
  if (!image) throw new KnownError('NOT_FOUND', `there is no image "${hash.slice(0, 70)}"`);
  return {
    headers: { 'Content-Type': image.mime, 'Cache-Control': 'private, max-age=31536000, immutable' },
    body: image.bytes,
  };
}
