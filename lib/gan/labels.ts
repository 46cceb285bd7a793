import * as tf from '@tensorflow/tfjs-core';
import type { LabelsConfig } from '@/lib/protocol/run-config';
import type { Labels } from './losses/loss';
import type { Random } from './random';

/** A label an image, from its range, and swapped now and then. */
export function drawLabels(
  config: LabelsConfig,
  count: number,
  random: Random,
  kind: 'real' | 'fake',
): Labels {
  return tf.tensor1d(
    Float32Array.from({ length: count }, () => {
      const label = random.between(config[kind]);
      return random.next() < config.flipProbability ? 1 - label : label;
    }),
  );
}
