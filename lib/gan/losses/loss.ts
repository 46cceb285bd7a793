import type * as tf from '@tensorflow/tfjs-core';

/** [batch], raw: the more, the more real. */
export type Scores = tf.Tensor;
/** [batch], drawn per image: 1 real, 0 generated. */
export type Labels = tf.Tensor;

/**
 * What D and G minimise: means over the batch. Said in words in meta.ts; what it can reach (chance, floor) stands
 * in lib/protocol/loss-reference.ts, which the diagnosis reads too.
 */
export interface Loss {
  /** It compares real with generated: each function is given the scores of both. */
  pairs?: true;
  /** The score that says neither real nor generated; critics and pairs know only more and less. */
  even?: number;
  /** Of losses with labels: the scores as they are when real and generated trade labels. */
  flip?: (scores: Scores) => Scores;
  real(real: Scores, labels: Labels, fake?: Scores): tf.Scalar;
  fake(fake: Scores, labels: Labels, real?: Scores): tf.Scalar;
  /** G is always given a hard target: soft labels are for D. */
  generator(fake: Scores, real?: Scores): tf.Scalar;
}
