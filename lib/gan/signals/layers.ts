import * as tf from '@tensorflow/tfjs-core';
import type { Parameter } from '../models/network';

/** Sum of squares; a layer's is the sum of those of its parameters. */
export const squares = (x: tf.Tensor): tf.Tensor => tf.sum(tf.square(x));

/** L2 norms of layers from the squares of their parameters, in data-flow order. */
export function layerNorms(
  parameters: readonly Parameter[],
  squares: readonly Float32Array[],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [index, { layer }] of parameters.entries())
    sums.set(layer, (sums.get(layer) ?? 0) + squares[index]![0]!);
  return new Map([...sums].map(([layer, sum]) => [layer, Math.sqrt(sum)]));
}
