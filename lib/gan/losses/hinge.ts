import * as tf from '@tensorflow/tfjs-core';
import type { Loss } from './loss';

export const hinge: Loss = {
  even: 0,
  // mean max(0, 1 - s)
  real: (real) => tf.mean(tf.relu(tf.sub(1, real))),
  // mean max(0, 1 + s)
  fake: (fake) => tf.mean(tf.relu(tf.add(1, fake))),
  // -mean s
  generator: (fake) => tf.neg(tf.mean(fake)),
};
