import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random';

/** Images of a step: [batch, height, width, channels] each. */
export interface Images {
  real: tf.Tensor;
  fake: tf.Tensor;
}

/** What D's slope costs it, in a mean over the batch; its weight is the configuration's. */
export interface Penalty {
  /** `judge` gives D's raw scores [batch]; an image's score must not depend on the rest of its batch. */
  of(judge: (images: tf.Tensor) => tf.Tensor, images: Images, random: Random): tf.Scalar;
}

/** |dD/dx|^2 of each image: [batch]. Can be differentiated again. */
export function squaredSlopes(judge: (images: tf.Tensor) => tf.Tensor, images: tf.Tensor): tf.Tensor {
  const slopes = tf.grad((x: tf.Tensor) => tf.sum(judge(x)))(images);
  return tf.sum(tf.square(tf.reshape(slopes, [images.shape[0] ?? 1, -1])), 1);
}
