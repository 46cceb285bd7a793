import type * as tf from '@tensorflow/tfjs-core';
import { type GradientGroup, TAG, gradNormTag } from '@/lib/protocol/tags';
import type { Game } from '../game';
import type { Network } from '../models/network';
import { tidied } from '../tidied';
import { holdWeights } from './updates';

/** What a step began with: its images, and the weights before their updates. */
export interface Held {
  /** Latents, and classes if G is told them. */
  input: tf.Tensor;
  real: tf.Tensor;
  fake: tf.Tensor;
  g: readonly tf.Tensor[];
  d: readonly tf.Tensor[];
}

/**
 * Walks through a step that is over, in the order in which it was computed, and names the first thing in it
 * that was not finite: weights or output of a layer, a loss, the gradient of a layer. Everything behind that is
 * made of it.
 */
export function firstNonFinite(game: Game, held: Held, values: ReadonlyMap<string, number>): string {
  for (const look of inOrder(game, held, values)) {
    const found = tidied(look);
    if (found !== null) return found;
  }
  return [...values].find(([, value]) => !Number.isFinite(value))?.[0] ?? 'nothing that could be found again';
}

function* inOrder(
  { generator, discriminator }: Game,
  { input, real, fake, g, d }: Held,
  values: ReadonlyMap<string, number>,
): Generator<() => string | null> {
  const G = { name: 'G', network: generator };
  const D = { name: 'D', network: discriminator };
  const logged = (tag: string, words: string) => () => (isBroken(values.get(tag)) ? words : null);
  yield () => withWeights(generator, g, () => inForward(G, input));
  yield () => withWeights(discriminator, d, () => inForward(D, real) ?? inForward(D, fake));
  yield logged(TAG.lossDReal, 'the loss of D on real images');
  yield logged(TAG.lossDFake, 'the loss of D on generated images');
  yield logged(TAG.lossPenalty, 'the penalty of D');
  for (const group of ['d_real', 'd_fake', 'd'] as const) yield () => inGradient(D, group, values);
  yield () => inWeights(D);
  yield () => withWeights(generator, g, () => inForward(D, generator.apply(input)));
  yield logged(TAG.lossG, 'the loss of G');
  yield () => inGradient(G, 'g', values);
  yield () => inWeights(G);
}

interface Named {
  name: string;
  network: Network;
}

/** Layer by layer in the direction of the data: its weights, then what it puts out. */
function inForward({ name, network }: Named, x: tf.Tensor): string | null {
  let found: string | null = null;
  network.apply(x, undefined, (layer, output) => {
    found ??= weightsOf(network, layer.name).every(isFinite)
      ? isFinite(output)
        ? null
        : `the output of ${name} ${label(network, layer.name)}`
      : `the weights of ${name} ${label(network, layer.name)}`;
  });
  return found;
}

/** Gradients come from the output, so the layer next to it is asked first. */
function inGradient({ name, network }: Named, group: GradientGroup, values: ReadonlyMap<string, number>) {
  const broken = network.layers.findLast((layer) => isBroken(values.get(gradNormTag(group, layer.name))));
  return broken ? `the gradient of ${name} ${broken.label}` : null;
}

function inWeights({ name, network }: Named): string | null {
  const broken = network.layers.find((layer) => !weightsOf(network, layer.name).every(isFinite));
  return broken ? `the weights of ${name} ${broken.label} after their update` : null;
}

function withWeights<T>(network: Network, weights: readonly tf.Tensor[], look: () => T): T {
  const now = holdWeights(network);
  const put = (all: readonly tf.Tensor[]) =>
    network.parameters.forEach(({ variable }, index) => variable.assign(all[index]!));
  put(weights);
  const seen = look();
  put(now);
  return seen;
}

const weightsOf = ({ parameters }: Network, layer: string) =>
  parameters.filter((parameter) => parameter.layer === layer).map(({ variable }) => variable);
const label = ({ layers }: Network, name: string) =>
  layers.find((layer) => layer.name === name)?.label ?? name;
const isFinite = (x: tf.Tensor): boolean => (x.dataSync() as Float32Array).every(Number.isFinite);
const isBroken = (value: number | undefined) => value !== undefined && !Number.isFinite(value);
