import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random';
import type { Augmentation } from './augmentation';

/** Brightness, saturation, contrast, with the ranges of the paper's code. */
export const color: Augmentation = (images, random) => {
  const count = images.shape[0];
  const brighter = tf.add<tf.Tensor4D>(images, drawn(count, random, [-0.5, 0.5]));
  const saturated = spread(brighter, tf.mean<tf.Tensor4D>(brighter, 3, true), drawn(count, random, [0, 2]));
  return spread(
    saturated,
    tf.mean<tf.Tensor4D>(saturated, [1, 2, 3], true),
    drawn(count, random, [0.5, 1.5]),
  );
};

/** A number an image. */
const drawn = (count: number, random: Random, range: readonly [number, number]) =>
  tf.tensor4d(
    Float32Array.from({ length: count }, () => random.between(range)),
    [count, 1, 1, 1],
  );

const spread = (x: tf.Tensor4D, middle: tf.Tensor4D, factor: tf.Tensor4D): tf.Tensor4D =>
  tf.add(tf.mul(tf.sub(x, middle), factor), middle);
