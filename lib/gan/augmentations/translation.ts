import * as tf from '@tensorflow/tfjs-core';
import type { Augmentation } from './augmentation';

const MOST = 1 / 8;

/**
 * Moves each image by up to an eighth of its sides; what comes in is 0, the middle of the range. A move along
 * one side is a product with a matrix of ones off its diagonal, so that its gradient is one too.
 */
export const translation: Augmentation = (images, random) => {
  const [count, height, width, channels] = images.shape;
  const moves = (side: number) => {
    const most = Math.round(side * MOST);
    const ones = new Float32Array(count * side * side);
    for (let image = 0; image < count; image += 1) {
      const by = random.below(2 * most + 1) - most;
      for (let to = Math.max(0, by); to < Math.min(side, side + by); to += 1)
        ones[(image * side + to) * side + to - by] = 1;
    }
    return tf.tensor3d(ones, [count, side, side]);
  };
  const down = tf.matMul(moves(height), tf.reshape(images, [count, height, width * channels]));
  const turned = tf.transpose(tf.reshape(down, images.shape), [0, 2, 1, 3]);
  const across = tf.matMul(moves(width), tf.reshape(turned, [count, width, height * channels]));
  return tf.transpose(tf.reshape(across, [count, width, height, channels]), [0, 2, 1, 3]);
};
