import * as tf from '@tensorflow/tfjs-core';
import { TAG } from '@/lib/protocol/tags';
import type { StepOptions } from './discriminator-step';
import { type Game, type Seen, judge, meanScore, rateOf, show } from './game';
import { addNorms, gradientsOf } from './gradients';

/**
 * G against D as it is now. `input`: latents, and classes if it is told them; `real`: what D saw of reals, for a
 * loss that pairs. Returns as stepD does.
 */
export function stepG(
  game: Game,
  { input, real, classes }: Omit<Seen, 'fake'> & { input: tf.Tensor },
  { step, signals, measure }: StepOptions,
): number {
  const { generator, optimizerG, average, loss, randoms } = game;
  const still = loss.pairs && judge(game, real, classes);
  const onFake = gradientsOf(generator, () => {
    const seen = show(game, generator.apply(input, randoms.dropout), step);
    const scores = judge(game, seen, classes, randoms.dropout);
    signals?.set(TAG.scoreFakeG, tf.keep(meanScore(game, scores)));
    return loss.generator(scores, still);
  });
  optimizerG.apply(onFake.gradients, rateOf(game, 'generator', step));
  average?.update(step);
  signals?.set(TAG.lossG, onFake.loss);
  if (!signals || !measure) return 0;
  const started = performance.now();
  addNorms(signals, 'g', generator, onFake.gradients);
  return performance.now() - started;
}
