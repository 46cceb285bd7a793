import * as tf from '@tensorflow/tfjs-core';
import { type Penalty, squaredSlopes } from './penalty';

export const r1: Penalty = {
  // 1/2 mean |dD/dx|^2 at reals
  of: (judge, { real }) => tf.mul(tf.mean(squaredSlopes(judge, real)), 0.5),
};
