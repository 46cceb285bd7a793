import { KnownError } from '@/lib/protocol/errors';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import type { AboutResponse, StorageResponse } from '@/lib/protocol/storage';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';

const storageOf = ({ store }: Services): StorageResponse => ({
  database: store.storage.size(),
  runs: store.storage.ofRuns(),
});

export const getStorage = (_request: ApiRequest, services: Services): Reply => ({
  json: storageOf(services),
});

/** Not beside a run that trains: its points would wait, and with them the trainer. */
export function compactStorage(_request: ApiRequest, services: Services): Reply {
  const active = services.store.runs.list().find(({ state }) => ACTIVE_STATES.includes(state));
  if (active) {
    throw new KnownError('CONFLICT', `run #${active.id} trains; compact when it has ended, or stop it`);
  }
  services.store.storage.compact();
  return { json: storageOf(services) };
}

export const getAbout = (_request: ApiRequest, { version, dataDir }: Services): Reply => ({
  json: { version, node: process.version, dataDir } satisfies AboutResponse,
});
