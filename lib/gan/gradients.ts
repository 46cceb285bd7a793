import * as tf from '@tensorflow/tfjs-core';
import type { Network } from './models/network';

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
