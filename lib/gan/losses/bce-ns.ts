import * as tf from '@tensorflow/tfjs-core';
import type { LabelsConfig } from '@/lib/protocol/run-config';

/**
 * Binary cross-entropy on logits, with the non-saturating G loss (arXiv 1406.2661).
 * softplus never clips, so the gradient of a D that is sure is small but never exactly 0.
 */

/** mean[ softplus(logit) - label * logit ] = mean[ -label ln D - (1 - label) ln(1 - D) ] */
export function bce(logits: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return tf.mean(tf.sub(tf.softplus(logits), tf.mul(labels, logits)));
}

/** H(m): what is left of the loss when D answers the mean label itself. */
const entropy = (m: number) => (m <= 0 || m >= 1 ? 0 : -m * Math.log(m) - (1 - m) * Math.log(1 - m));

/** Chance and floor of D's loss (sum of its halves) with these labels, and the mean labels themselves. */
export function bceReference({ real, fake, flipProbability: p }: LabelsConfig) {
  const mean = ([low, high]: readonly [number, number]) => {
    const m = (low + high) / 2;
    return (1 - p) * m + p * (1 - m);
  };
  return {
    family: 'bce_ns' as const,
    chanceD: 2 * Math.LN2,
    floorD: entropy(mean(real)) + entropy(mean(fake)),
    chanceG: Math.LN2,
    targetReal: mean(real),
    targetFake: mean(fake),
  };
}
