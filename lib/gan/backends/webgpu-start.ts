import { setImmediate as breathe } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs-core';
import { requestOf } from '@/lib/native/adapter';
import type { BackendInfo } from '@/lib/protocol/entities';
import { checkGradients } from './check-gradients';
import { registerWebgpuKernels } from './webgpu-kernels';
import { SynchronousWebgpu } from './webgpu-readback';

let running: BackendInfo | null = null;

/** Selects a GPU once it has found the gradients of `cpu`: drivers differ more than processors do. */
export async function startWebgpu(device: string, software: boolean): Promise<BackendInfo> {
  if (!running) {
    const backend = await open(software);
    tf.registerBackend('webgpu', () => backend, 2);
    registerWebgpuKernels();
    await checkGradients('webgpu');
    running = { id: 'webgpu', device, threads: 1, notes: software ? [SOFTWARE] : [] };
  }
  await tf.setBackend('webgpu');
  return running;
}

const SOFTWARE = 'a software adapter, which GANSCOPE_WEBGPU asks for; slower than wasm';

async function open(software: boolean): Promise<SynchronousWebgpu> {
  const { create, globals } = await import('webgpu');
  const gpu = create([]);
  // The package expects what a browser has: the classes, and a `navigator.gpu`.
  Object.assign(globalThis, globals);
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {} });
  Object.defineProperty(navigator, 'gpu', { value: gpu });
  // By default small tensors are computed where they lie, so a run that was resumed would round otherwise.
  tf.env().set('WEBGPU_CPU_FORWARD', false);

  const adapter = await gpu.requestAdapter(requestOf(software));
  if (!adapter) throw new Error('its adapter is gone');
  const device = await adapter.requestDevice({ requiredLimits: most(adapter.limits) });
  await breathe(); // Dawn's own look for this device comes before the first one of ours
  return new SynchronousWebgpu(device, adapter.info);
}

/** Those that bound how large a tensor, and a part of the work on it, can be. By default they are the least of all GPUs. */
const most = ({
  maxBufferSize,
  maxStorageBufferBindingSize,
  maxComputeWorkgroupStorageSize,
  maxComputeWorkgroupsPerDimension,
  maxComputeWorkgroupSizeX,
  maxComputeInvocationsPerWorkgroup,
}: GPUSupportedLimits) => ({
  maxBufferSize,
  maxStorageBufferBindingSize,
  maxComputeWorkgroupStorageSize,
  maxComputeWorkgroupsPerDimension,
  maxComputeWorkgroupSizeX,
  maxComputeInvocationsPerWorkgroup,
});
