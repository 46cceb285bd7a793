import * as tf from '@tensorflow/tfjs-core';
import type { LayerConfig } from '@/lib/protocol/run-config';
import { fusedBatchNorm, fusedColumnSums, fusedLeakyRelu, fusedRelu, hasFused } from './fused-layers';

/**
 * The layer vocabulary: fused where the backend has the operation as one, else on plain ops with gradients of our own where the stock ones are slow: sums over the
 * batch are products with a row of ones, which XNNPACK runs many times faster than a reduction.
 */
const EPSILON = 1e-3;

const columnSums = (matrix: tf.Tensor2D): tf.Tensor2D => tf.matMul(tf.ones([1, matrix.shape[0]]), matrix);
const asMatrix = (x: tf.Tensor): tf.Tensor2D => tf.reshape(x, [-1, x.shape.at(-1) ?? 1]);

/** x + bias over the last axis. */
export function addBias<T extends tf.Tensor>(x: T, bias: tf.Tensor): T {
  return tf.customGrad((...args: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const [input, shift] = args as [tf.Tensor, tf.Tensor];
    return {
      value: tf.add(input, shift),
      gradFunc: (dy: tf.Tensor) => [
        dy,
        hasFused('BiasAddGrad') ? fusedColumnSums(dy) : tf.reshape(columnSums(asMatrix(dy)), shift.shape),
      ],
    };
  })(x, bias) as T;
}

/** Normalises each channel over the batch it is given, then scales and shifts (arXiv 1502.03167). */
export function batchNorm<T extends tf.Tensor>(x: T, gamma: tf.Tensor, beta: tf.Tensor): T {
  if (hasFused('FusedBatchNormGradV3')) return fusedBatchNorm(x, gamma, beta, EPSILON) as T;
  return tf.customGrad((...args: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const [input, scale, shift, save] = args as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const matrix = asMatrix(input);
    const rows = matrix.shape[0];
    const centred = tf.sub<tf.Tensor2D>(matrix, tf.div(columnSums(matrix), rows));
    const inverse = tf.rsqrt(tf.add(tf.div(columnSums(tf.square<tf.Tensor2D>(centred)), rows), EPSILON));
    const normal = tf.mul<tf.Tensor2D>(centred, inverse);
    save([normal, inverse, scale]);
    return {
      value: tf.reshape(tf.add(tf.mul(normal, scale), shift), input.shape),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [y, inv, weight] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor];
        const dyMatrix = asMatrix(dy);
        const dBeta = columnSums(dyMatrix);
        const dGamma = columnSums(tf.mul(dyMatrix, y));
        const inner = tf.sub(tf.sub(dyMatrix, tf.div(dBeta, rows)), tf.mul(y, tf.div(dGamma, rows)));
        const dx = tf.mul(inner, tf.mul(inv, weight));
        return [tf.reshape(dx, dy.shape), tf.reshape(dGamma, weight.shape), tf.reshape(dBeta, weight.shape)];
      },
    };
  })(x, gamma, beta) as T;
}

/** x, and slope * x below zero, through its derivative at every place: the stock one compares and selects. */
function leakyRelu(x: tf.Tensor, slope: number): tf.Tensor {
  if (hasFused('LeakyReluGrad')) return fusedLeakyRelu(x, slope);
  return tf.customGrad((...args: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const [input, save] = args as [tf.Tensor, tf.GradSaveFunc];
    const derivative = tf.step(input, slope);
    save([derivative]);
    return {
      value: tf.mul(input, derivative),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(dy, saved[0]!),
    };
  })(x);
}

export function activate(
  x: tf.Tensor,
  { activation, slope }: Pick<LayerConfig, 'activation' | 'slope'>,
): tf.Tensor {
  switch (activation) {
    case 'relu':
      return hasFused('ReluGrad') ? fusedRelu(x) : tf.relu(x);
    case 'leaky_relu':
      return leakyRelu(x, slope);
    case 'tanh':
      return tf.tanh(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'none':
      return x;
  }
}
