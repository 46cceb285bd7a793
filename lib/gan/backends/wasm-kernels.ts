import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/**
 * The wasm backend cannot train as shipped: it has no gradient of a convolution by its filter, and its
 * gradient by the input is a plain loop. Both are built here from kernels that run on XNNPACK. Inside a
 * kernel nothing is recorded for gradients, and `tidy` frees what is in between.
 */
interface ConvAttributes {
  strides: number | [number, number];
  pad: 'same' | 'valid' | number;
  dataFormat: 'NHWC' | 'NCHW';
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

let registered = false;

export function registerWasmKernels(): void {
  if (registered) return;
  registered = true;
  replaceKernel('Conv2DBackpropFilter', ({ inputs, attrs }) => {
    const { filterShape, ...conv } = attrs as unknown as ConvAttributes & { filterShape: Shape4 };
    return backpropFilter(inputs['x'] as tf.Tensor4D, inputs['dy'] as tf.Tensor4D, filterShape, conv);
  });
  replaceKernel('Conv2DBackpropInput', ({ inputs, attrs, backend }) => {
    const { inputShape, ...conv } = attrs as unknown as ConvAttributes & { inputShape: Shape4 };
    return backpropInput(
      backend as BackendWasm,
      inputs['dy'] as tf.Tensor4D,
      inputs['filter'] as tf.Tensor4D,
      inputShape,
      conv,
    );
  });
  // Every tensor saved for a gradient is cloned; the stock clone copies the numbers.
  replaceKernel('Identity', ({ inputs, backend }) => {
    const { dataId, shape, dtype } = inputs['x'] as tf.Tensor;
    (backend as BackendWasm).incRef(dataId);
    return { dataId, shape, dtype };
  });
  registerProduct();
  registerPaddedConvolution();
}

/**
 * XNNPACK takes only products without transposition; with one, a loop ten times slower runs. And it packs
 * the right side once and finds it again by its data alone, so the same data in another shape must be copied.
 */
function registerProduct(): void {
  const product = tf.getKernel('BatchMatMul', 'wasm');
  const packedShapes = new WeakMap<object, string>();
  replaceKernel('BatchMatMul', ({ inputs, attrs, backend }) => {
    const { transposeA, transposeB } = attrs as unknown as { transposeA: boolean; transposeB: boolean };
    return tf.tidy(() => {
      const a = transposeA ? transposeLast(inputs['a'] as tf.Tensor) : (inputs['a'] as tf.Tensor);
      let b = transposeB ? transposeLast(inputs['b'] as tf.Tensor) : (inputs['b'] as tf.Tensor);
      const shape = b.shape.join();
      if ((packedShapes.get(b.dataId) ?? shape) !== shape) b = tf.mul(b, 1);
      packedShapes.set(b.dataId, shape);
      const plain = { transposeA: false, transposeB: false } as unknown as tf.NamedAttrMap;
      const out = product.kernelFunc({ inputs: { a, b }, attrs: plain, backend }) as tf.TensorInfo;
      return tf.engine().makeTensorFromTensorInfo(out);
    });
  });
}

/** XNNPACK answers zeros for padding `same` with a kernel smaller than the stride: pad first there. */
function registerPaddedConvolution(): void {
  const convolution = tf.getKernel('Conv2D', 'wasm');
  replaceKernel('Conv2D', ({ inputs, attrs, backend }) => {
    const conv = attrs as unknown as ConvAttributes;
    const x = inputs['x'] as tf.Tensor4D;
    const filter = inputs['filter'] as tf.Tensor4D;
    const { strideHeight, strideWidth, padInfo } = convInfo(x.shape, filter.shape, conv);
    const reaches = filter.shape[0] >= strideHeight && filter.shape[1] >= strideWidth;
    if (conv.pad !== 'same' || reaches) return convolution.kernelFunc({ inputs, attrs, backend });
    return tf.tidy(() => {
      const padded = padSpace(x, padInfo);
      const valid = { ...attrs, pad: 'valid' } as tf.NamedAttrMap;
      const out = convolution.kernelFunc({
        inputs: { x: padded, filter },
        attrs: valid,
        backend,
      }) as tf.TensorInfo;
      return tf.engine().makeTensorFromTensorInfo(out);
    });
  });
}

const padSpace = (
  x: tf.Tensor4D,
  { top, bottom, left, right }: { top: number; bottom: number; left: number; right: number },
) =>
  tf.pad4d(x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);

type Shape4 = [number, number, number, number];

/** What the replaced kernel sets up stays, for those that call it: it binds to the module of each start. */
function replaceKernel(kernelName: string, kernelFunc: tf.KernelFunc): void {
  const replaced = tf.getKernel(kernelName, 'wasm') as tf.KernelConfig | undefined;
  if (replaced) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({ ...replaced, kernelName, backendName: 'wasm', kernelFunc });
}

/** The last two axes trade places. */
const transposeLast = (x: tf.Tensor) =>
  tf.transpose(x, [...Array(x.rank - 2).keys(), x.rank - 1, x.rank - 2]);

function convInfo(
  inputShape: Shape4,
  filterShape: Shape4,
  { strides, pad, dimRoundingMode }: ConvAttributes,
) {
  return tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
}

/**
 * dL/dfilter is itself a convolution: batch and channels of the padded input and of dy trade places, and the
 * forward stride becomes the dilation.
 */
function backpropFilter(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  filterShape: Shape4,
  attributes: ConvAttributes,
): tf.Tensor4D {
  const { padInfo, strideHeight, strideWidth } = convInfo(x.shape, filterShape, attributes);
  const [kernelHeight, kernelWidth, channelsIn, channelsOut] = filterShape;
  return tf.tidy(() => {
    const padded = padSpace(x, padInfo);
    const image = tf.transpose(padded, [3, 1, 2, 0]);
    const filter = tf.transpose(dy, [1, 2, 0, 3]);
    const full = tf.conv2d(image, filter, 1, 'valid', 'NHWC', [strideHeight, strideWidth]);
    // Rows that the forward stride never reached are left over at the end.
    const cropped = tf.slice4d(full, [0, 0, 0, 0], [channelsIn, kernelHeight, kernelWidth, channelsOut]);
    return tf.transpose(cropped, [1, 2, 0, 3]);
  });
}

/** dL/dinput, also the forward pass of a transposed convolution: one product, then patches added into place. */
function backpropInput(
  backend: BackendWasm,
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  inputShape: Shape4,
  attributes: ConvAttributes,
): tf.TensorInfo {
  const info = convInfo(inputShape, filter.shape, attributes);
  const [kernelHeight, kernelWidth, channelsIn, channelsOut] = filter.shape;
  const [batch, outHeight, outWidth] = dy.shape;
  const patch = kernelHeight * kernelWidth * channelsIn;
  const columns = tf.tidy(() => {
    const weights = tf.transpose(tf.reshape(filter, [patch, channelsOut]));
    return tf.matMul(tf.reshape(dy, [batch * outHeight * outWidth, channelsOut]), weights);
  });
  const out = backend.makeOutput(inputShape, 'float32');
  // Views are taken after the last allocation: a heap that grows leaves older ones behind.
  const from = backend.typedArrayFromHeap(columns) as Float32Array;
  const to = backend.typedArrayFromHeap(out) as Float32Array;
  to.fill(0);
  const [, height, width] = inputShape;
  const { strideHeight, strideWidth, padInfo } = info;
  const rowLength = kernelWidth * channelsIn;
  let read = 0;
  for (let image = 0; image < batch; image += 1) {
    for (let oy = 0; oy < outHeight; oy += 1) {
      for (let ox = 0; ox < outWidth; ox += 1, read += patch) {
        const left = ox * strideWidth - padInfo.left;
        const first = Math.max(0, -left) * channelsIn; // columns of the patch that fall outside are skipped
        const last = rowLength - Math.max(0, left + kernelWidth - width) * channelsIn;
        for (let ky = 0; ky < kernelHeight; ky += 1) {
          const y = oy * strideHeight - padInfo.top + ky;
          if (y < 0 || y >= height) continue;
          const write = ((image * height + y) * width + left) * channelsIn;
          const row = read + ky * rowLength;
          for (let offset = first; offset < last; offset += 1) to[write + offset]! += from[row + offset]!;
        }
      }
    }
  }
  columns.dispose();
  return out;
}
