import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients: under Node the core package comes without them, and its own list cannot be imported.
import '@tensorflow/tfjs';
import type { RunConfig } from '@/lib/protocol/run-config';
import { type GradientGroup, TAG, gradNormTag } from '@/lib/protocol/tags';
import type { Adam } from './adam';
import { bce } from './losses/bce-ns';
import type { Network, Parameter } from './models/network';
import type { Random } from './random';

/** The two players with what trains them. */
export interface Players {
  generator: Network;
  discriminator: Network;
  adamG: Adam;
  adamD: Adam;
}

export interface StepRandoms {
  latent: Random;
  labels: Random;
  dropout: Random;
}

/** Scalars on the device under their tags, read back together. */
type Signals = Map<string, tf.Tensor>;

/**
 * One step: D on real and on fake apart, Adam on the sum of both gradients; then G against the new D.
 * Returns every signal of the step by tag, from one read-back.
 * `real`: [batch, height, width, channels] in [-1, 1].
 */
export function trainStep(
  players: Players,
  real: tf.Tensor,
  config: RunConfig,
  randoms: StepRandoms,
  measureGradients: boolean,
): Map<string, number> {
  const started = performance.now();
  const signals: Signals = new Map();
  let measuringMs = 0;
  const packed = tf.tidy(() => {
    const z = tf.tensor(randoms.latent.normals(config.batchSize * config.latentDim), [
      config.batchSize,
      config.latentDim,
    ]);
    measuringMs += stepD(players, real, z, config, randoms, signals, measureGradients);
    measuringMs += stepG(players, z, config, randoms, signals, measureGradients);
    return tf.stack([...signals.values()].map((signal) => tf.reshape(signal, [])));
  });
  const numbers = packed.dataSync();
  packed.dispose();
  for (const signal of signals.values()) signal.dispose(); // scores outlived the tidy; the rest is gone already
  const values = new Map([...signals.keys()].map((tag, index) => [tag, numbers[index]!]));
  finish(values, measuringMs, performance.now() - started);
  return values;
}

function stepD(
  { generator, discriminator, adamD }: Players,
  real: tf.Tensor,
  z: tf.Tensor,
  config: RunConfig,
  { labels, dropout }: StepRandoms,
  signals: Signals,
  measure: boolean,
): number {
  const fake = generator.apply(z);
  const realLabels = drawLabels(config, labels, 'real');
  const fakeLabels = drawLabels(config, labels, 'fake');
  const onReal = gradientsOf(discriminator, () => {
    const logits = tf.reshape(discriminator.apply(real, dropout), [-1]);
    signals.set(TAG.scoreReal, score(logits, config));
    return bce(logits, realLabels);
  });
  const onFake = gradientsOf(discriminator, () => {
    const logits = tf.reshape(discriminator.apply(fake, dropout), [-1]);
    signals.set(TAG.scoreFake, score(logits, config));
    return bce(logits, fakeLabels);
  });
  signals.set(TAG.lossDReal, onReal.loss);
  signals.set(TAG.lossDFake, onFake.loss);
  signals.set(TAG.lossD, tf.add(onReal.loss, onFake.loss));
  const applied = onReal.gradients.map((gradient, index) => tf.add(gradient, onFake.gradients[index]!));
  adamD.apply(applied);
  if (!measure) return 0;
  const started = performance.now();
  addNorms(signals, 'd_real', discriminator.parameters, onReal.gradients);
  addNorms(signals, 'd_fake', discriminator.parameters, onFake.gradients);
  addNorms(signals, 'd', discriminator.parameters, applied);
  return performance.now() - started;
}

function stepG(
  { generator, discriminator, adamG }: Players,
  z: tf.Tensor,
  config: RunConfig,
  { dropout }: StepRandoms,
  signals: Signals,
  measure: boolean,
): number {
  // G is always given a hard target: soft labels are for D.
  const target = tf.fill([config.batchSize], config.labels.flip ? 0 : 1);
  const { loss, gradients } = gradientsOf(generator, () => {
    const logits = tf.reshape(discriminator.apply(generator.apply(z, dropout), dropout), [-1]);
    signals.set(TAG.scoreFakeG, score(logits, config));
    return bce(logits, target);
  });
  signals.set(TAG.lossG, loss);
  adamG.apply(gradients);
  if (!measure) return 0;
  const started = performance.now();
  addNorms(signals, 'g', generator.parameters, gradients);
  return performance.now() - started;
}

function gradientsOf(network: Network, loss: () => tf.Scalar): { loss: tf.Tensor; gradients: tf.Tensor[] } {
  const { value, grads } = tf.variableGrads(
    loss,
    network.parameters.map(({ variable }) => variable),
  );
  return { loss: value, gradients: network.parameters.map(({ variable }) => grads[variable.name]!) };
}

/** The mean probability that an image is real, whichever way the labels stand. */
function score(logits: tf.Tensor, { labels }: RunConfig): tf.Tensor {
  return tf.keep(tf.mean(tf.sigmoid(labels.flip ? tf.neg(logits) : logits)));
}

function drawLabels({ labels, batchSize }: RunConfig, random: Random, kind: 'real' | 'fake'): tf.Tensor {
  return tf.tensor1d(
    Float32Array.from({ length: batchSize }, () => {
      const label = random.between(labels[kind]);
      const noisy = random.next() < labels.flipProbability;
      return noisy !== labels.flip ? 1 - label : label;
    }),
  );
}

/** L2 norm of a layer's gradient: all its parameters together. */
function addNorms(
  signals: Signals,
  group: GradientGroup,
  parameters: readonly Parameter[],
  gradients: readonly tf.Tensor[],
) {
  const squares = new Map<string, tf.Tensor>();
  for (const [index, { layer }] of parameters.entries()) {
    const square = tf.sum(tf.square(gradients[index]!));
    const before = squares.get(layer);
    squares.set(layer, before ? tf.add(before, square) : square);
  }
  for (const [layer, square] of squares) signals.set(gradNormTag(group, layer), tf.sqrt(square));
}

/** Counts what was measured after the step as a part of it. */
export function addMeasuring(values: Map<string, number>, ms: number): void {
  const stepMs = values.get(TAG.stepMs) ?? 0;
  const measuringMs = stepMs * (values.get(TAG.measuringShare) ?? 0);
  values.set(TAG.stepMs, stepMs + ms);
  values.set(TAG.measuringShare, (measuringMs + ms) / (stepMs + ms));
}

function finish(values: Map<string, number>, measuringMs: number, stepMs: number): void {
  const nonFinite = [...values.values()].filter((value) => !Number.isFinite(value)).length;
  values.set(TAG.nonFinite, nonFinite);
  values.set(TAG.stepMs, stepMs);
  values.set(TAG.measuringShare, measuringMs / stepMs);
}
