import * as tf from '@tensorflow/tfjs-core';
import { type RunConfig, rateAt } from '@/lib/protocol/run-config';
import { augment } from './augmentations/registry';
import { type Classes, scoreOf } from './conditions';
import type { Loss, Scores } from './losses/loss';
import type { Network } from './models/network';
import type { Optimizer } from './optimizers/optimizer';
import type { Images, Penalty } from './penalties/penalty';
import type { Random } from './random';
import type { WeightAverage } from './weight-average';

/** One generator a purpose. */
export interface StepRandoms {
  latent: Random;
  labels: Random;
  dropout: Random;
  noise: Random;
  penalty: Random;
  /** Null where nothing is augmented. */
  augment: Random | null;
}

/** The two players with what they play for and what trains them. */
export interface Game {
  config: RunConfig;
  generator: Network;
  discriminator: Network;
  optimizerG: Optimizer;
  optimizerD: Optimizer;
  average: WeightAverage | null;
  loss: Loss;
  penalty: Penalty | null;
  randoms: StepRandoms;
}

/** What both play with in a step. */
export interface Seen extends Images {
  /** Of the real image at each place, and of the generated one there. */
  classes: Classes;
}

/** D's scores [batch]; more is more real, whichever way the labels stand. */
export function judge(
  { discriminator, config, loss }: Game,
  images: tf.Tensor,
  classes: Classes,
  dropout?: Random,
): Scores {
  const scores = scoreOf(discriminator.apply(images, dropout), classes);
  return config.labels.flip && loss.flip ? loss.flip(scores) : scores;
}

/** The learning rate of a player at a step. */
export function rateOf({ config }: Game, player: 'generator' | 'discriminator', step: number): number {
  const { learningRate, schedule } = config.optimizer[player];
  return rateAt(schedule, learningRate, step, config.totalSteps);
}

/** What D sees of images [batch, height, width, channels], real or generated, in its own step and in G's. */
export function show(game: Game, images: tf.Tensor, step: number): tf.Tensor {
  const { config, randoms } = game;
  return blur(
    game,
    randoms.augment ? augment(images, config.discriminator.augment, randoms.augment) : images,
    step,
  );
}

/** Adds noise that falls evenly to nothing (arXiv 1701.04862). */
function blur({ config, randoms }: Game, images: tf.Tensor, step: number): tf.Tensor {
  const { deviation, untilStep } = config.discriminator.noise;
  const now = deviation * Math.max(0, 1 - step / untilStep);
  return now === 0
    ? images
    : tf.add(images, tf.tensor(randoms.noise.normals(images.size, now), images.shape));
}
