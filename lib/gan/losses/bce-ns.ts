import * as tf from '@tensorflow/tfjs-core';
import { bce } from './bce';
import type { Loss } from './loss';

export const bceNs: Loss = {
  even: 0,
  flip: tf.neg,
  real: bce,
  fake: bce,
  // mean softplus(-s) = -mean ln D(G(z))
  generator: (fake) => tf.mean(tf.softplus(tf.neg(fake))),
};
