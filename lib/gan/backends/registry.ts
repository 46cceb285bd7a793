import type { BackendId, RunConfig } from '@/lib/protocol/run-config';
import type { Backend } from './backend';
import { cpu } from './cpu';
import { wasm } from './wasm';

/** In the order of preference of `auto`. */
export const BACKENDS = { wasm, cpu } satisfies Record<BackendId, Backend>;

export function chooseBackend(wanted: RunConfig['backend']): Backend {
  return wanted === 'auto' ? BACKENDS.wasm : BACKENDS[wanted];
}
