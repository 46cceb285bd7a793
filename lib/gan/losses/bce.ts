import * as tf from '@tensorflow/tfjs-core';
import type { Labels, Scores } from './loss';

/**
 * The half of both cross-entropy losses that is D's. softplus never clips, so the gradient of a D that is sure
 * is small but never exactly 0.
 */
// mean[ softplus(s) - label s ] = mean[ -label ln D - (1 - label) ln(1 - D) ], D = sigmoid(s)
export const bce = (scores: Scores, labels: Labels): tf.Scalar =>
  tf.mean(tf.sub(tf.softplus(scores), tf.mul(labels, scores)));
