import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients: under Node the core package comes without them, and its own list cannot be imported.
import '@tensorflow/tfjs';
import { conditionsOf, isScheduled } from '@/lib/protocol/run-config';
import { TAG } from '@/lib/protocol/tags';
import { toClasses, told } from './conditions';
import { type StepOptions, stepD } from './discriminator-step';
import { type Game, rateOf, show } from './game';
import { stepG } from './generator-step';
import type { Signals } from './gradients';

/** Real images [batch, height, width, channels] in [-1, 1], and the class of each. */
export interface RealBatch {
  images: tf.Tensor;
  labels: Int32Array;
}

/**
 * One step: D as often as asked, then G against the new D. Returns every signal of the last update of each by
 * tag, from one read-back. `drawReals`: a new batch a call.
 */
export function trainStep(game: Game, drawReals: () => RealBatch, step: number): Map<string, number> {
  const { discriminatorSteps, gradients } = game.config;
  const started = performance.now();
  const signals: Signals = new Map();
  const last: StepOptions = { step, signals, measure: step % gradients.everySteps === 0 };
  let measuringMs = 0;
  for (let update = 1; update < discriminatorSteps; update += 1) {
    tf.tidy(() => {
      stepD(game, drawImages(game, drawReals, step), { ...last, signals: null });
    });
  }
  const packed = tf.tidy(() => {
    const images = drawImages(game, drawReals, step);
    measuringMs += stepD(game, images, last);
    measuringMs += stepG(game, images, last);
    return tf.stack([...signals.values()].map((signal) => tf.reshape(signal, [])));
  });
  const numbers = packed.dataSync();
  packed.dispose();
  for (const signal of signals.values()) signal.dispose(); // some outlived the tidy; the rest is gone already
  const values = new Map([...signals.keys()].map((tag, index) => [tag, numbers[index]!]));
  addRates(values, game, step);
  finish(values, measuringMs, performance.now() - started);
  return values;
}

/** What D sees of reals and of as many generated images of the same classes, and what G made those of. */
function drawImages(game: Game, drawReals: () => RealBatch, step: number) {
  const { config, generator, randoms } = game;
  const { batchSize, latentDim } = config;
  const z = tf.tensor(randoms.latent.normals(batchSize * latentDim), [batchSize, latentDim]);
  const { images, labels } = drawReals();
  const classes = toClasses(labels, conditionsOf(config));
  const input = told(z, classes);
  return {
    input,
    classes,
    real: show(game, images, step),
    fake: show(game, generator.apply(input), step),
  };
}

/** Counts what was measured after the step as a part of it. */
export function addMeasuring(values: Map<string, number>, ms: number): void {
  setTimes(values, (values.get(TAG.measuringMs) ?? 0) + ms, (values.get(TAG.stepMs) ?? 0) + ms);
}

/** A rate that never changes is a setting, not a signal. */
function addRates(values: Map<string, number>, game: Game, step: number): void {
  const { generator, discriminator } = game.config.optimizer;
  if (isScheduled(generator.schedule)) values.set(TAG.rateG, rateOf(game, 'generator', step));
  if (isScheduled(discriminator.schedule)) values.set(TAG.rateD, rateOf(game, 'discriminator', step));
}

function finish(values: Map<string, number>, measuringMs: number, stepMs: number): void {
  const nonFinite = [...values.values()].filter((value) => !Number.isFinite(value)).length;
  values.set(TAG.nonFinite, nonFinite);
  setTimes(values, measuringMs, stepMs);
}

function setTimes(values: Map<string, number>, measuringMs: number, stepMs: number): void {
  values.set(TAG.stepMs, stepMs);
  values.set(TAG.measuringMs, measuringMs);
  values.set(TAG.measuringShare, measuringMs / stepMs);
}
