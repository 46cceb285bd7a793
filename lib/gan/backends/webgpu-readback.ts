import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

type DataId = Parameters<WebGPUBackend['readSync']>[0];

/**
 * The backend of the package, from which values can be read at once, as training reads them from every other. The
 * package can do so in browsers only, where it draws them on a canvas. And what goes wrong on a GPU is told later
 * and elsewhere, while the kernels go on with zeros: here the next value that is read throws it.
 */
export class SynchronousWebgpu extends WebGPUBackend {
  private failure: string | null = null;

  constructor(device: GPUDevice, info: GPUAdapterInfo) {
    super(device, info);
    device.addEventListener('uncapturederror', ({ error }) => this.fail(error.message));
    void device.lost.then(({ message }) => this.fail(`it was lost: ${message}`));
  }

  override readSync(dataId: DataId) {
    const data = this.tensorMap.get(dataId);
    data.values ??= tf.util.convertBackendValuesAndArrayBuffer(
      this.download(data.resource as GPUBuffer),
      data.dtype,
    );
    return data.values;
  }

  override read(dataId: DataId) {
    return Promise.resolve(this.readSync(dataId));
  }

  private download(source: GPUBuffer): ArrayBuffer {
    const { size } = source;
    const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ;
    const staging = this.bufferManager.acquireBuffer(size, usage);
    this.ensureCommandEncoderReady();
    this.endComputePassEncoder();
    this.submitQueue();
    const copy = this.device.createCommandEncoder();
    copy.copyBufferToBuffer(source, 0, staging, 0, size);
    this.queue.submit([copy.finish()]);
    mapNow(staging);
    if (staging.mapState !== 'mapped') this.fail('it was lost');
    if (this.failure !== null) throw new Error(`the GPU failed: ${this.failure}`);
    const bytes = staging.getMappedRange().slice(0);
    staging.unmap();
    this.bufferManager.releaseBuffer(staging);
    return bytes;
  }

  private fail(why: string): void {
    this.failure ??= why;
  }
}

/** How long to sleep between two looks; a step reads once. */
const PAUSE_MS = 0.1;
const sleeper = new Int32Array(new SharedArrayBuffer(4));
/** Asked for and not taken yet: Dawn asks for no further one meanwhile. */
const looks: (() => void)[] = [];

/**
 * Dawn looks whether the GPU is done in functions that it hands to `setImmediate`, each of which asks for the next.
 * Here they are called at once until it is. Nothing else of the process runs meanwhile.
 */
function mapNow(buffer: GPUBuffer): void {
  const { setImmediate } = globalThis;
  globalThis.setImmediate = ((look: () => void) => looks.push(look)) as unknown as typeof setImmediate;
  try {
    void buffer.mapAsync(GPUMapMode.READ).catch(() => undefined); // what went wrong, the device says
    while (buffer.mapState === 'pending') {
      const look = looks.pop();
      if (!look) throw new Error('Dawn does not look for what the GPU has done');
      look();
      if (buffer.mapState === 'pending') Atomics.wait(sleeper, 0, 0, PAUSE_MS);
    }
  } finally {
    globalThis.setImmediate = setImmediate;
  }
}
