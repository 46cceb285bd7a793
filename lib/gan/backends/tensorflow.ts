import { availableParallelism } from 'node:os';
import { KnownError } from '@/lib/protocol/errors';
import { readInstalled, tensorflowFolder } from '@/lib/native/installed';
import { offer } from '@/lib/native/offer';
import type { Backend } from './backend';

/** TensorFlow's own kernels, where `ganscope backend install` has put them. */
export const tensorflow: Backend = {
  meta: {
    id: 'tensorflow',
    title: 'Native TensorFlow',
    description:
      "TensorFlow's own kernels on the CPU, or on a GPU with CUDA; installed by a command of its own.",
    automatic: true,
  },
  async create({ threads = availableParallelism() } = {}) {
    const folder = tensorflowFolder();
    const found = readInstalled(folder);
    if (!found.ok) {
      throw new KnownError('BACKEND_UNAVAILABLE', `native TensorFlow: ${found.why}; ${offer()}`);
    }
    const { startTensorflow } = await import('./tensorflow-start');
    try {
      return await startTensorflow(folder, threads);
    } catch (error) {
      throw new KnownError(
        'BACKEND_UNAVAILABLE',
        `native TensorFlow did not load (${error instanceof Error ? error.message : String(error)}); ${offer()}, or choose backend wasm`,
      );
    }
  },
};
