import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS, startBackend } from '@/lib/gan/backends/registry';
import { hasWebgpu } from '../../support/webgpu';

/** In the order of their damage: a GPU that failed is not taken up again. */
describe.skipIf(!hasWebgpu)('a GPU through WebGPU', () => {
  let device: GPUDevice;
  const sum = () => tf.tidy(() => tf.sum(tf.add(tf.ones([1000]), tf.scalar(1))).dataSync()[0]);

  beforeAll(async () => {
    const { device: name, notes } = await startBackend('webgpu');
    expect(name).toMatch(/\S/);
    expect(notes).toEqual([expect.stringContaining('GANSCOPE_WEBGPU')]);
    ({ device } = tf.backend() as WebGPUBackend);
  });

  it('gives values at once and by promise, of every type', async () => {
    expect(sum()).toBe(2000);
    const x = tf.tensor([1.5, -2, 0]);
    expect(await tf.neg(x).data()).toEqual(new Float32Array([-1.5, 2, -0]));
    expect(tf.cast(tf.mul(x, 2), 'int32').dataSync()).toEqual(new Int32Array([3, -4, 0]));
    expect(tf.greater(x, 0).arraySync()).toEqual([1, 0, 0]);
  });

  it('leaves setImmediate as it was', async () => {
    const { setImmediate } = globalThis;
    sum();
    expect(globalThis.setImmediate).toBe(setImmediate);
    await new Promise<void>((resolve) => setImmediate(resolve));
  });

  it('is the same one when it is started again', async () => {
    await BACKENDS.webgpu.create();
    expect((tf.backend() as WebGPUBackend).device).toBe(device);
  });

  it('throws what went wrong on it, where it would have computed zeros', () => {
    device.createBuffer({ size: 2 ** 50, usage: GPUBufferUsage.STORAGE });
    expect(sum).toThrow(/the GPU failed: .*[Ss]ize/);
  });

  it('throws when it is lost, and does not wait for it', () => {
    device.destroy();
    expect(sum).toThrow(/the GPU failed/);
  });
});
