import * as tf from '@tensorflow/tfjs-core';
import { type GradientGroup, gradMaxTag, gradNormTag } from '@/lib/protocol/tags';
import type { Network } from '../models/network';
import { layerNorms } from './layers';
import type { Readout } from './readout';

/**
 * L2 norm of each layer's gradient, all its parameters together; and the largest magnitude in a network, of
 * what its optimizer applies: a norm hides one wild weight among a million calm ones.
 */
export function addGradientNorms(
  readout: Readout,
  group: GradientGroup,
  { parameters }: Network,
  gradients: readonly tf.Tensor[],
): void {
  const squared = gradients.map((gradient) => tf.square(gradient));
  readout.derive(
    squared.map((square) => tf.sum(square)),
    (sums) => [...layerNorms(parameters, sums)].map(([layer, norm]) => [gradNormTag(group, layer), norm]),
  );
  if (group !== 'g' && group !== 'd') return;
  readout.derive(
    squared.map((square) => tf.max(square)),
    (largest) => [[gradMaxTag(group), Math.sqrt(Math.max(...largest.map(([value]) => value!)))]],
  );
}
