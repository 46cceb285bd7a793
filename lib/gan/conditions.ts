import * as tf from '@tensorflow/tfjs-core';
import type { Scores } from './losses/loss';

/** The class of each image: [batch, classes], 1 there and 0 elsewhere. Null where the game is not conditional. */
export type Classes = tf.Tensor2D | null;

/** `labels`: the class of each image, by its number in the dataset. */
export function toClasses(labels: ArrayLike<number>, conditions: readonly number[]): Classes {
  if (conditions.length === 0) return null;
  const shape: [number, number] = [labels.length, conditions.length];
  const ones = new Float32Array(labels.length * conditions.length);
  for (let image = 0; image < labels.length; image += 1)
    ones[image * conditions.length + conditions.indexOf(labels[image]!)] = 1;
  return tf.tensor2d(ones, shape);
}

/** What G makes images of: latents, and the class beside them (arXiv 1411.1784). */
export const told = (z: tf.Tensor, classes: Classes): tf.Tensor => (classes ? tf.concat([z, classes], 1) : z);

/**
 * D's score of each image from what its last layer says, [batch, 1 + classes]: one number whatever the class, and
 * one for each class, of which that of the image counts. It is psi(phi) + y^T V phi of the projection
 * discriminator (arXiv 1802.05637), its psi and V the columns of one matrix.
 */
export const scoreOf = (answers: tf.Tensor, classes: Classes): Scores =>
  classes ? tf.sum(tf.mul(answers, withShared(classes)), 1) : tf.reshape(answers, [-1]);

const withShared = (classes: tf.Tensor2D) => tf.concat([tf.ones([classes.shape[0], 1]), classes], 1);
