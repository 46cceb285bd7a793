import type * as tf from '@tensorflow/tfjs-core';
import { TAG } from '@/lib/protocol/tags';
import type { StepOptions } from './discriminator-step';
import { type Game, type Seen, judge, rateOf, show } from './game';
import { gradientsOf } from './gradients';
import { addGradientNorms } from './signals/gradient-norms';
import { addHistograms } from './signals/histograms';
import { addScores } from './signals/scores';

/**
 * G against D as it is now. `input`: latents, and classes if it is told them; `real`: what D saw of reals, for a
 * loss that pairs.
 */
export function stepG(
  game: Game,
  { input, real, classes }: Omit<Seen, 'fake'> & { input: tf.Tensor },
  { step, readout }: StepOptions,
): void {
  const { generator, optimizerG, average, loss, randoms } = game;
  const still = loss.pairs && judge(game, real, classes);
  const onFake = gradientsOf(generator, () => {
    const seen = show(game, generator.apply(input, randoms.dropout), step);
    const scores = judge(game, seen, classes, randoms.dropout);
    if (readout) addScores(readout, game, 'fake_g', scores);
    return loss.generator(scores, still);
  });
  optimizerG.apply(onFake.gradients, rateOf(game, 'generator', step));
  average?.update(step);
  if (!readout) return;
  readout.set(TAG.lossG, onFake.loss);
  readout.measure('gradients', () => addGradientNorms(readout, 'g', generator, onFake.gradients));
  readout.measure('histograms', () => addHistograms(readout, 'g', generator, onFake.gradients));
}
