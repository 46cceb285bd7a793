import type { BackendInfo } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import type { BackendId, RunConfig } from '@/lib/protocol/run-config';
import type { Backend } from './backend';
import { cpu } from './cpu';
import { tensorflow } from './tensorflow';
import { wasm } from './wasm';
import { webgpu } from './webgpu';

/** In the order of preference of `auto`. */
export const BACKENDS = { tensorflow, webgpu, wasm, cpu } satisfies Record<BackendId, Backend>;

/** The backend asked for, or the first that starts; then the notes say why the better ones were not taken. */
export async function startBackend(
  wanted: RunConfig['backend'],
  options: { threads?: number } = {},
): Promise<BackendInfo> {
  if (wanted !== 'auto') return BACKENDS[wanted].create(options);
  const notes: string[] = [];
  for (const backend of Object.values<Backend>(BACKENDS)) {
    if (!backend.meta.automatic) continue;
    try {
      const info = await backend.create(options);
      return { ...info, notes: [...notes, ...info.notes] };
    } catch (error) {
      if (!(error instanceof KnownError) || error.code !== 'BACKEND_UNAVAILABLE') throw error;
      notes.push(error.message);
    }
  }
  throw new KnownError('BACKEND_UNAVAILABLE', notes.join('; '));
}
