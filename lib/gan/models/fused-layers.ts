import * as tf from '@tensorflow/tfjs-core';

/** Layers on operations that a backend has as one. The same numbers as the plain ones, in fewer calls. */
export const hasFused = (kernelName: string): boolean =>
  (tf.getKernel(kernelName, tf.getBackend()) as tf.KernelConfig | undefined) !== undefined;

export const run = (name: string, inputs: tf.NamedTensorMap, attrs: tf.NamedAttrMap = {}) =>
  tf.engine().runKernel(name, inputs, attrs);
export const runOne = (...call: Parameters<typeof run>) => run(...call) as tf.Tensor;
const runMany = (...call: Parameters<typeof run>) => run(...call) as tf.Tensor[];

type Inputs = (tf.Tensor | tf.GradSaveFunc)[];

/** Sums over all but the last axis. */
export const fusedColumnSums = (x: tf.Tensor): tf.Tensor => runOne('BiasAddGrad', { dy: x });

export function fusedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((...args: Inputs) => {
    const [input, save] = args as [tf.Tensor, tf.GradSaveFunc];
    save([input]);
    return {
      value: tf.relu(input),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => runOne('ReluGrad', { dy, x: saved[0]! }),
    };
  })(x);
}

export function fusedLeakyRelu(x: tf.Tensor, alpha: number): tf.Tensor {
  return tf.customGrad((...args: Inputs) => {
    const [input, save] = args as [tf.Tensor, tf.GradSaveFunc];
    save([input]);
    return {
      value: tf.leakyRelu(input, alpha),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
        runOne('LeakyReluGrad', { dy, x: saved[0]! }, { alpha }),
    };
  })(x);
}

export function fusedBatchNorm(x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor, epsilon: number): tf.Tensor {
  return tf.customGrad((...args: Inputs) => {
    const [input, scale, offset, save] = args as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const images = asImages(input);
    const none = tf.tensor1d([]); // no running mean or variance: the batch has its own
    const [y, , , ...reserved] = runMany('FusedBatchNormV3', { x: images, scale, offset, none }, { epsilon });
    save([images, scale, ...reserved]);
    return {
      value: tf.reshape(y!, input.shape),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [image, weight, reserve1, reserve2, reserve3] = saved as Saved;
        const [dx, dGamma, dBeta] = runMany(
          'FusedBatchNormGradV3',
          { dy: asImages(dy), x: image, scale: weight, reserve1, reserve2, reserve3 },
          { epsilon },
        );
        return [tf.reshape(dx!, dy.shape), dGamma!, dBeta!];
      },
    };
  })(x, gamma, beta);
}
type Saved = [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];

/** [batch, height, width, channels]; values of a dense layer become images of one pixel. */
const asImages = (x: tf.Tensor): tf.Tensor =>
  x.rank === 4 ? x : tf.reshape(x, [-1, 1, 1, x.shape.at(-1) ?? 1]);
