import * as tf from '@tensorflow/tfjs-core';
import type { Loss, Scores } from './loss';

// mean softplus(-(s - mean t)): s should lie above the mean of t
const above = (scores: Scores, others: Scores | undefined): tf.Scalar =>
  tf.mean(tf.softplus(tf.sub(tf.mean(given(others)), scores)));

// mean softplus(s - mean t): s should lie below it
const below = (scores: Scores, others: Scores | undefined): tf.Scalar =>
  tf.mean(tf.softplus(tf.sub(scores, tf.mean(given(others)))));

function given(scores: Scores | undefined): Scores {
  if (!scores) throw new Error('the relativistic loss needs the scores of both batches');
  return scores;
}

export const relativistic: Loss = {
  pairs: true,
  real: (real, _, fake) => above(real, fake),
  fake: (fake, _, real) => below(fake, real),
  generator: (fake, real) => tf.add(above(fake, real), below(given(real), fake)),
};
