import type * as tf from '@tensorflow/tfjs-core';
import { GRADIENT_BINS, type Player, gradientBinTag } from '@/lib/protocol/tags';
import type { Network } from '../models/network';
import type { Readout } from './readout';

/**
 * How the magnitudes of each layer's gradient are distributed over the decades, as shares of its parameters.
 * Every number is read back and counted, so this costs what nothing else here does.
 */
export function addHistograms(
  readout: Readout,
  player: Player,
  { parameters }: Network,
  gradients: readonly tf.Tensor[],
): void {
  const layers = new Map<string, Float64Array>();
  for (const [index, { layer }] of parameters.entries()) {
    const counts = layers.get(layer) ?? new Float64Array(GRADIENT_BINS.length);
    layers.set(layer, counts);
    for (const value of gradients[index]!.dataSync()) {
      const bin = binOf(Math.abs(value));
      if (bin !== null) counts[bin]! += 1;
    }
  }
  for (const [layer, counts] of layers) {
    const whole = counts.reduce((sum, count) => sum + count, 0);
    if (whole === 0) continue; // not one number in it
    for (const [bin, name] of GRADIENT_BINS.entries())
      readout.note(gradientBinTag(player, layer, name), counts[bin]! / whole);
  }
}

const [, FIRST] = GRADIENT_BINS.map(Number) as [number, number];

/** The first bin is of zeros; the ends take what lies beyond them. Null: not a number. */
function binOf(size: number): number | null {
  if (!Number.isFinite(size)) return null;
  if (size === 0) return 0;
  const bin = 1 + Math.floor(Math.log10(size)) - FIRST;
  return Math.min(GRADIENT_BINS.length - 1, Math.max(1, bin));
}
