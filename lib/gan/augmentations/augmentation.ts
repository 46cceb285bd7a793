import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random';

/**
 * Changes each image of [batch, height, width, channels] by chance, real and generated alike, so that D cannot
 * learn few reals by heart (arXiv 2006.10738). Made of operations that G's gradient passes through.
 */
export type Augmentation = (images: tf.Tensor4D, random: Random) => tf.Tensor4D;
