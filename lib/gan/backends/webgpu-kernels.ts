import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

const PROGRAM = 'WEBGPU_MATMUL_PROGRAM_TYPE';
const CHOSEN_BY_SHAPE = -1;
/** MatMulSmallOutputSizeProgram: what is chosen for these shapes where the sums are shorter. */
const SMALL_OUTPUT = 2;
const LONG_SUM = 2000;

/**
 * A product of long sums and few outputs the package splits among workgroups, which add their parts in whatever
 * order they finish. The same run would be another each time.
 */
export function registerWebgpuKernels(): void {
  const product = tf.getKernel('BatchMatMul', 'webgpu');
  tf.unregisterKernel('BatchMatMul', 'webgpu');
  tf.registerKernel({
    ...product,
    kernelFunc(call) {
      tf.env().set(PROGRAM, isSplit(call) ? SMALL_OUTPUT : CHOSEN_BY_SHAPE);
      return product.kernelFunc(call);
    },
  });
}

function isSplit({ inputs, attrs, backend }: Parameters<tf.KernelFunc>[0]): boolean {
  const [a, b] = [inputs['a'] as tf.TensorInfo, inputs['b'] as tf.TensorInfo];
  const [rows, sum] = attrs!['transposeA']
    ? [a.shape.at(-1)!, a.shape.at(-2)!]
    : [a.shape.at(-2)!, a.shape.at(-1)!];
  const columns = attrs!['transposeB'] ? b.shape.at(-2)! : b.shape.at(-1)!;
  const workgroups = Math.ceil(rows / 32) * Math.ceil(columns / 32);
  const few = workgroups <= 2 * (backend as WebGPUBackend).thresholdToIncreaseWorkgroups;
  return sum >= LONG_SUM && rows * columns > 128 && few;
}
