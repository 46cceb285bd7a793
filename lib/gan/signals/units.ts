import * as tf from '@tensorflow/tfjs-core';
import { type Player, inactiveTag } from '@/lib/protocol/tags';
import type { Network } from '../models/network';
import type { Readout } from './readout';

/**
 * Share of each layer's units that are off for all of the batches: a filter, or an output of a dense layer.
 * Of ReLU only: what is off there passes no gradient; under a leaky one it still learns. Asks the networks
 * once more, without dropout.
 */
export function addInactive(
  readout: Readout,
  player: Player,
  network: Network,
  batches: readonly tf.Tensor[],
): void {
  const most = new Map<string, tf.Tensor>();
  for (const batch of batches) {
    network.apply(batch, undefined, ({ name, config }, output) => {
      if (config.activation !== 'relu') return;
      const largest = tf.max(output, config.type === 'dense' ? 0 : [0, 1, 2]);
      const before = most.get(name);
      most.set(name, before ? tf.maximum(before, largest) : largest);
    });
  }
  for (const [layer, largest] of most)
    readout.set(inactiveTag(player, layer), tf.mean(tf.cast(tf.lessEqual(largest, 0), 'float32')));
}
