import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { PARTS } from '@/lib/native/installed';
import { hasNvidiaDriver, offer } from '@/lib/native/offer';
import type { BackendInfo } from '@/lib/protocol/entities';
import { registerTensorflowKernels } from './tensorflow-kernels';

/** What the binding tells of the TensorFlow it is linked to. */
interface Binding {
  TF_Version: string;
  isUsingGpuDevice(): boolean;
}
/** The kernels of the npm package, in one file that asks its caller for the modules it shares with him. */
type Kernels = (require: (id: string) => unknown) => {
  NodeJSKernelBackend: new (binding: Binding, packageName: string) => tf.KernelBackend;
};

const require = createRequire(import.meta.url);
let running: BackendInfo | null = null;

/**
 * Selects TensorFlow from the folder that holds an installed one. Throws what the loader says. The libraries take
 * the number of threads when they load and never again: what runs keeps its own.
 */
export async function startTensorflow(folder: string, threads: number): Promise<BackendInfo> {
  running ??= load(folder, threads);
  await tf.setBackend('tensorflow');
  return running;
}

function load(folder: string, threads: number): BackendInfo {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2'; // else it greets on stderr, where the supervisor looks for last words
  process.env['TF_NUM_INTRAOP_THREADS'] = String(threads);
  const binding = require(join(folder, PARTS.binding)) as Binding;
  const { NodeJSKernelBackend } = (require(join(folder, PARTS.kernels)) as Kernels)(requireShared);
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node'), 3);
  registerTensorflowKernels();
  const onGpu = binding.isUsingGpuDevice();
  return {
    id: 'tensorflow',
    device: `TensorFlow ${binding.TF_Version}, ${onGpu ? 'GPU' : 'CPU'}`,
    threads,
    notes: !onGpu && hasNvidiaDriver() ? [`the GPU is not used; ${offer()}`] : [],
  };
}

/** One TensorFlow.js for both sides, and the two functions that Node 23 took out of `util`. */
function requireShared(id: string): unknown {
  if (id !== 'util') return require(id);
  return {
    ...(require('util') as object),
    isArray: Array.isArray,
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  };
}
