import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients: under Node the core package comes without them, and its own list cannot be imported.
import '@tensorflow/tfjs';
import { conditionsOf, isScheduled } from '@/lib/protocol/run-config';
import { TAG } from '@/lib/protocol/tags';
import { toClasses, told } from './conditions';
import { stepD } from './discriminator-step';
import { type Game, rateOf, show } from './game';
import { stepG } from './generator-step';
import { type Held, firstNonFinite } from './signals/non-finite';
import { Readout } from './signals/readout';
import type { SignalId } from './signals/schedule';
import { addInactive } from './signals/units';
import { addUpdates, holdWeights } from './signals/updates';
import { tidied } from './tidied';

export interface StepResult {
  /** Every signal of the last update of each player, by tag. */
  values: Map<string, number>;
  /** Milliseconds that a signal took. */
  spentMs: Map<SignalId, number>;
  /** What first was no number, where anything was not and nobody has said so yet. */
  broken: string | null;
}

/** Real images [batch, height, width, channels] in [-1, 1], and the class of each. */
export interface RealBatch {
  images: tf.Tensor;
  labels: Int32Array;
}

/**
 * One step: D as often as asked, then G against the new D. `drawReals`: a new batch a
 * call. `due`: what is measured.
 */
export function trainStep(
  game: Game,
  drawReals: () => RealBatch,
  { step, due, isSpoilt }: { step: number; due: ReadonlySet<SignalId>; isSpoilt: boolean },
): StepResult {
  const { generator, discriminator, config } = game;
  for (let update = 1; update < config.discriminatorSteps; update += 1) {
    tf.tidy(() => {
      stepD(game, drawImages(game, drawReals, step), { step, readout: null });
    });
  }
  const readout = new Readout(due);
  return tidied(() => {
    const images = drawImages(game, drawReals, step);
    const { input, real, fake } = images;
    readout.measure('units', () => {
      addInactive(readout, 'd', discriminator, [real, fake]);
      addInactive(readout, 'g', generator, [input]);
    });
    const held: Held = { ...images, g: holdWeights(generator), d: holdWeights(discriminator) };
    stepD(game, images, { step, readout });
    readout.measure('updates', () => addUpdates(readout, 'd', discriminator, held.d));
    stepG(game, images, { step, readout });
    readout.measure('updates', () => addUpdates(readout, 'g', generator, held.g));
    const values = readout.read();
    addRates(values, game, step);
    const nonFinite = [...values.values()].filter((value) => !Number.isFinite(value)).length;
    values.set(TAG.nonFinite, nonFinite);
    const broken = nonFinite > 0 && !isSpoilt ? firstNonFinite(game, held, values) : null;
    return { values, spentMs: readout.spentMs, broken };
  });
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

/** A rate that never changes is a setting, not a signal. */
function addRates(values: Map<string, number>, game: Game, step: number): void {
  const { generator, discriminator } = game.config.optimizer;
  if (isScheduled(generator.schedule)) values.set(TAG.rateG, rateOf(game, 'generator', step));
  if (isScheduled(discriminator.schedule)) values.set(TAG.rateD, rateOf(game, 'discriminator', step));
}
