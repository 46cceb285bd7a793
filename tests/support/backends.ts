import { BACKENDS } from '@/lib/gan/backends/registry';
import type { BackendId } from '@/lib/protocol/run-config';
import { hasTensorflow } from './tensorflow';
import { hasWebgpu } from './webgpu';

/** The backends that are held to `cpu`. */
const isHere: Record<BackendId, boolean> = {
  tensorflow: hasTensorflow,
  webgpu: hasWebgpu,
  wasm: true,
  cpu: false,
};

export const COMPARED = (Object.keys(BACKENDS) as BackendId[]).filter((id) => isHere[id]);
