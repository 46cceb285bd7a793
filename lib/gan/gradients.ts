import * as tf from '@tensorflow/tfjs-core';
import { type GradientGroup, gradNormTag } from '@/lib/protocol/tags';
import type { Network } from './models/network';

/** Scalars on the device under their tags, read back together. */
export type Signals = Map<string, tf.Tensor>;

/** The loss and its gradients by a network's parameters, in their order: zeros where it does not depend on one. */
export function gradientsOf(
  network: Network,
  loss: () => tf.Scalar,
): { loss: tf.Tensor; gradients: tf.Tensor[] } {
  const { value, grads } = tf.variableGrads(
    loss,
    network.parameters.map(({ variable }) => variable),
  );
  const known = grads as Record<string, tf.Tensor | null>; // a penalty of slopes has none by the last bias
  return {
    loss: value,
    gradients: network.parameters.map(({ variable }) => known[variable.name] ?? tf.zerosLike(variable)),
  };
}

export const sumOf = (a: readonly tf.Tensor[], b: readonly tf.Tensor[]) =>
  a.map((gradient, index) => tf.add(gradient, b[index]!));

/** L2 norm of a layer's gradient: all its parameters together. */
export function addNorms(
  signals: Signals,
  group: GradientGroup,
  { parameters }: Network,
  gradients: readonly tf.Tensor[],
): void {
  const squares = new Map<string, tf.Tensor>();
  for (const [index, { layer }] of parameters.entries()) {
    const square = tf.sum(tf.square(gradients[index]!));
    const before = squares.get(layer);
    squares.set(layer, before ? tf.add(before, square) : square);
  }
  for (const [layer, square] of squares) signals.set(gradNormTag(group, layer), tf.sqrt(square));
}
