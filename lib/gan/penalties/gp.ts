import * as tf from '@tensorflow/tfjs-core';
import { type Penalty, squaredSlopes } from './penalty';

/** The slope of a square root at 0 is infinite. */
const EPSILON = 1e-12;

export const gp: Penalty = {
  // mean (|dD/dx| - 1)^2 at u real + (1 - u) fake, u uniform per image
  of(judge, { real, fake }, random) {
    const shares = Float32Array.from({ length: real.shape[0] ?? 1 }, () => random.next());
    const u = tf.tensor(shares, [shares.length, ...Array<number>(real.rank - 1).fill(1)]);
    const between = tf.add(fake, tf.mul(u, tf.sub(real, fake)));
    const lengths = tf.sqrt(tf.add(squaredSlopes(judge, between), EPSILON));
    return tf.mean(tf.square(tf.sub(lengths, 1)));
  },
};
