import * as tf from '@tensorflow/tfjs-core';
import { TAG } from '@/lib/protocol/tags';
import { type Game, type Seen, judge, meanScore, rateOf } from './game';
import { type Signals, addNorms, gradientsOf, sumOf } from './gradients';
import { drawLabels } from './labels';

export interface StepOptions {
  step: number;
  /** Null: the step is not logged. */
  signals: Signals | null;
  measure: boolean;
}

/**
 * D on real and on fake apart, and its penalty; the optimizer gets their sum. Returns the milliseconds spent
 * on measuring. A loss that pairs is differentiated through the scores of one batch at a time, those of the
 * other held still: the sum of both is its gradient.
 */
export function stepD(game: Game, images: Seen, { step, signals, measure }: StepOptions): number {
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
  const log = (tag: string, value: tf.Tensor) => signals?.set(tag, tf.keep(value)); // they outlive the gradient
  const onReal = gradientsOf(discriminator, () => {
    const scores = judge(game, images.real, classes, randoms.dropout);
    const half = loss.real(scores, labels.real, still?.fake);
    log(TAG.scoreReal, meanScore(game, scores));
    log(TAG.lossDReal, half);
    return still ? tf.add(half, loss.fake(still.fake, labels.fake, scores)) : half;
  });
  const onFake = gradientsOf(discriminator, () => {
    const scores = judge(game, images.fake, classes, randoms.dropout);
    const half = loss.fake(scores, labels.fake, still?.real);
    log(TAG.scoreFake, meanScore(game, scores));
    log(TAG.lossDFake, half);
    return still ? tf.add(half, loss.real(still.real, labels.real, scores)) : half;
  });
  const ofLoss = sumOf(onReal.gradients, onFake.gradients);
  const penalised = penaltyOf(game, images, step);
  const applied = penalised ? sumOf(ofLoss, penalised.gradients) : ofLoss;
  optimizerD.apply(applied, rateOf(game, 'discriminator', step));
  clipWeights(game);
  if (!signals) return 0;
  signals.set(TAG.lossD, tf.add(signals.get(TAG.lossDReal)!, signals.get(TAG.lossDFake)!));
  if (penalised) signals.set(TAG.lossPenalty, penalised.loss);
  if (!measure) return 0;
  const started = performance.now();
  addNorms(signals, 'd_real', discriminator, onReal.gradients);
  addNorms(signals, 'd_fake', discriminator, onFake.gradients);
  addNorms(signals, 'd', discriminator, applied);
  return performance.now() - started;
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
