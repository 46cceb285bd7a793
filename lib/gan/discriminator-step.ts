import * as tf from '@tensorflow/tfjs-core';
import { TAG } from '@/lib/protocol/tags';
import { type Game, type Seen, judge, rateOf } from './game';
import { gradientsOf, sumOf } from './gradients';
import { drawLabels } from './labels';
import { addGradientNorms } from './signals/gradient-norms';
import { addHistograms } from './signals/histograms';
import type { Readout } from './signals/readout';
import { addScores } from './signals/scores';

export interface StepOptions {
  step: number;
  /** Null: the step is not logged. */
  readout: Readout | null;
}

/**
 * D on real and on fake apart, and its penalty; the optimizer gets their sum. A loss that pairs is
 * differentiated through the scores of one batch at a time, those of the other held still: the sum of both is
 * its gradient.
 */
export function stepD(game: Game, images: Seen, { step, readout }: StepOptions): void {
  const { discriminator, optimizerD, loss, config, randoms } = game;
  const { classes } = images;
  discriminator.follow();
  const labels = {
    real: drawLabels(config.labels, config.batchSize, randoms.labels, 'real'),
    fake: drawLabels(config.labels, config.batchSize, randoms.labels, 'fake'),
  };
  const still = loss.pairs && {
    real: judge(game, images.real, classes),
    fake: judge(game, images.fake, classes),
  };
  const halves: tf.Tensor[] = [];
  const log = (half: tf.Scalar) => readout && halves.push(tf.keep(half)); // it outlives the gradient
  const onReal = gradientsOf(discriminator, () => {
    const scores = judge(game, images.real, classes, randoms.dropout);
    const half = loss.real(scores, labels.real, still?.fake);
    log(half);
    if (readout) addScores(readout, game, 'real', scores);
    return still ? tf.add(half, loss.fake(still.fake, labels.fake, scores)) : half;
  });
  const onFake = gradientsOf(discriminator, () => {
    const scores = judge(game, images.fake, classes, randoms.dropout);
    const half = loss.fake(scores, labels.fake, still?.real);
    log(half);
    if (readout) addScores(readout, game, 'fake', scores);
    return still ? tf.add(half, loss.real(still.real, labels.real, scores)) : half;
  });
  const ofLoss = sumOf(onReal.gradients, onFake.gradients);
  const penalised = penaltyOf(game, images, step);
  const applied = penalised ? sumOf(ofLoss, penalised.gradients) : ofLoss;
  optimizerD.apply(applied, rateOf(game, 'discriminator', step));
  clipWeights(game);
  if (!readout) return;
  readout.derive(halves, (numbers) => {
    const [real, fake] = numbers.map(([half]) => half!) as [number, number];
    return [
      [TAG.lossDReal, real],
      [TAG.lossDFake, fake],
      [TAG.lossD, real + fake],
    ];
  });
  if (penalised) readout.set(TAG.lossPenalty, penalised.loss);
  readout.measure('gradients', () => {
    addGradientNorms(readout, 'd_real', discriminator, onReal.gradients);
    addGradientNorms(readout, 'd_fake', discriminator, onFake.gradients);
    addGradientNorms(readout, 'd', discriminator, applied);
  });
  readout.measure('histograms', () => addHistograms(readout, 'd', discriminator, applied));
}

/** Weighted by the steps since the last one (arXiv 1912.04958), and taken of the whole D: no unit is dropped. */
function penaltyOf(game: Game, images: Seen, step: number) {
  const { penalty, discriminator, config, randoms } = game;
  if (!penalty || config.penalty.id === 'none' || step % config.penalty.everySteps !== 0) return null;
  const weight = config.penalty.weight * config.penalty.everySteps;
  return gradientsOf(discriminator, () =>
    tf.mul(
      penalty.of((x) => judge(game, x, images.classes), images, randoms.penalty),
      weight,
    ),
  );
}

function clipWeights({ discriminator, config: { weightClip } }: Game): void {
  if (weightClip === 0) return;
  tf.tidy(() => {
    for (const { variable } of discriminator.parameters)
      variable.assign(tf.clipByValue(variable, -weightClip, weightClip));
  });
}
