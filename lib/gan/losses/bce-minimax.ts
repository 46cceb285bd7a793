import * as tf from '@tensorflow/tfjs-core';
import { bce } from './bce';
import type { Loss } from './loss';

export const bceMinimax: Loss = {
  even: 0,
  flip: tf.neg,
  real: bce,
  fake: bce,
  // -mean softplus(s) = mean ln(1 - D(G(z)))
  generator: (fake) => tf.neg(tf.mean(tf.softplus(fake))),
};
