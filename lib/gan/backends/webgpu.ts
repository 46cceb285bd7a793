import { KnownError } from '@/lib/protocol/errors';
import { findAdapter, wantsSoftware } from '@/lib/native/adapter';
import type { Backend } from './backend';

/** A GPU without CUDA, macOS included, through Dawn's binding for Node. */
export const webgpu: Backend = {
  meta: {
    id: 'webgpu',
    title: 'WebGPU',
    description: 'A GPU of any maker, through its driver for Vulkan, Metal or Direct3D 12.',
    automatic: true,
  },
  async create() {
    const software = wantsSoftware();
    const adapter = await findAdapter(software);
    if (!adapter.ok) throw new KnownError('BACKEND_UNAVAILABLE', `WebGPU: ${adapter.why}`);
    const { startWebgpu } = await import('./webgpu-start');
    try {
      return await startWebgpu(adapter.name, software);
    } catch (error) {
      throw new KnownError(
        'BACKEND_UNAVAILABLE',
        `WebGPU does not compute on ${adapter.name} (${error instanceof Error ? error.message : String(error)}); choose backend wasm`,
      );
    }
  },
};
