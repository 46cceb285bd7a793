import * as tf from '@tensorflow/tfjs-core';
import type { Loss } from './loss';

export const wgan: Loss = {
  // -mean s
  real: (real) => tf.neg(tf.mean(real)),
  // mean s
  fake: (fake) => tf.mean(fake),
  // -mean s
  generator: (fake) => tf.neg(tf.mean(fake)),
};
