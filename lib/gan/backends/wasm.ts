import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { KnownError } from '@/lib/protocol/errors';
import type { Backend } from './backend';

/** WebAssembly with SIMD: the embedded default, which needs nothing but npm. */
export const wasm: Backend = {
  meta: {
    id: 'wasm',
    title: 'WebAssembly',
    description: 'WebAssembly SIMD on the CPU; always there.',
    automatic: true,
  },
  async create() {
    const tf = await import('@tensorflow/tfjs-core');
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(dirname(main) + sep);
    const { registerWasmKernels } = await import('./wasm-kernels');
    if (!(await tf.setBackend('wasm'))) {
      throw new KnownError(
        'BACKEND_UNAVAILABLE',
        'WebAssembly did not start; run npm ci again, or choose backend cpu',
      );
    }
    registerWasmKernels();
    return {
      id: 'wasm',
      device: 'WebAssembly SIMD',
      threads: 1,
      notes: [
        'native TensorFlow is not installed',
        'one thread: the package turns its threads off under Node',
      ],
    };
  },
};
