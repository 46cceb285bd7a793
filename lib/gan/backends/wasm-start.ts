import { BackendWasm, getThreadsCount, setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { BackendInfo } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { registerWasmKernels } from './wasm-kernels';
import { type StartOptions, releaseThreads, startModule } from './wasm-module';

let running: BackendInfo | null = null;

/**
 * Selects the backend, with one thread if more do not start: the notes say so then. Asked for another number of
 * threads than it runs it starts anew, and its tensors are gone.
 */
export async function startWasm(options: StartOptions): Promise<BackendInfo> {
  if (running?.threads !== options.threads) {
    registerWasmKernels();
    const { backend, notes } = await startThreads(options);
    tf.removeBackend('wasm');
    tf.registerBackend('wasm', () => backend, 2);
    running = { id: 'wasm', device: 'WebAssembly SIMD', threads: getThreadsCount(), notes };
  }
  await tf.setBackend('wasm');
  return running;
}

async function startThreads(options: StartOptions): Promise<{ backend: BackendWasm; notes: string[] }> {
  const notes: string[] = [];
  if (options.threads > 1) {
    try {
      return { backend: await open(options), notes };
    } catch (error) {
      notes.push(`one thread: ${options.threads} did not start (${messageOf(error)})`);
    }
  }
  try {
    return { backend: await open({ threads: 1 }), notes };
  } catch (error) {
    throw new KnownError(
      'BACKEND_UNAVAILABLE',
      `WebAssembly did not start (${messageOf(error)}); run npm ci again, or choose backend cpu`,
    );
  }
}

async function open(options: StartOptions): Promise<BackendWasm> {
  const module = await startModule(options);
  setThreadsCount(options.threads);
  const backend = new BackendWasm(module); // its threads run from here on
  releaseThreads(module);
  return backend;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
