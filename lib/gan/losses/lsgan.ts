import * as tf from '@tensorflow/tfjs-core';
import type { Labels, Loss, Scores } from './loss';

// 1/2 mean (s - label)^2
const half = (scores: Scores, labels: Labels): tf.Scalar =>
  tf.mul(tf.mean(tf.square(tf.sub(scores, labels))), 0.5);

export const lsgan: Loss = {
  even: 0.5,
  flip: (scores) => tf.sub(1, scores),
  real: half,
  fake: half,
  // 1/2 mean (s - 1)^2
  generator: (fake) => tf.mul(tf.mean(tf.square(tf.sub(fake, 1))), 0.5),
};
