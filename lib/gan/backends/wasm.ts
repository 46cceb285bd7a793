import { availableParallelism } from 'node:os';
import type { Backend } from './backend';

/** The package's pool of workers has eight places. */
const MOST_THREADS = 8;

/** WebAssembly with SIMD: the embedded default, which needs nothing but npm. */
export const wasm: Backend = {
  meta: {
    id: 'wasm',
    title: 'WebAssembly',
    description: 'WebAssembly SIMD on the CPU; always there.',
    automatic: true,
  },
  async create({ threads = availableParallelism() } = {}) {
    const { startWasm } = await import('./wasm-start');
    return startWasm({ threads: Math.min(threads, MOST_THREADS) });
  },
};
