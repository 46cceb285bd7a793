import * as tf from '@tensorflow/tfjs-core';
import { type Player, updateNormTag, updateRatioTag, weightNormTag } from '@/lib/protocol/tags';
import type { Network } from '../models/network';
import { layerNorms, squares } from './layers';
import type { Readout } from './readout';

/** The weights as they are, without a copy: an update puts others in their place. */
export const holdWeights = ({ parameters }: Network): tf.Tensor[] =>
  parameters.map(({ variable }) => tf.clone<tf.Tensor>(variable));

/**
 * How long each layer's weights are, and how far the step moved them. What the
 * optimizer made of the gradient is seen here only. `before`: the weights before the update.
 */
export function addUpdates(
  readout: Readout,
  player: Player,
  { parameters }: Network,
  before: readonly tf.Tensor[],
): void {
  const weights = parameters.map(({ variable }) => squares(variable));
  const updates = parameters.map(({ variable }, index) => squares(tf.sub(variable, before[index]!)));
  readout.derive([...weights, ...updates], function* (sums) {
    const [weight, update] = [sums.slice(0, weights.length), sums.slice(weights.length)].map((half) =>
      layerNorms(parameters, half),
    ) as [Map<string, number>, Map<string, number>];
    for (const [layer, norm] of weight) {
      const moved = update.get(layer)!;
      yield [weightNormTag(player, layer), norm];
      yield [updateNormTag(player, layer), moved];
      if (norm !== 0) yield [updateRatioTag(player, layer), moved / norm]; // of nothing there is no share
    }
    const whole = ratio([...update.values()], [...weight.values()]);
    if (whole !== null) yield [updateRatioTag(player), whole];
  });
}

const ratio = (of: readonly number[], to: readonly number[]): number | null => {
  const length = Math.hypot(...to);
  return length === 0 ? null : Math.hypot(...of) / length;
};
