import { excessLoss } from '@/lib/diagnostics/loss-scale';
import type { RunSetup } from '@/lib/protocol/entities';
import { isCrossEntropy } from '@/lib/protocol/loss-family';
import { TAG, gradNormTag } from '@/lib/protocol/tags';
import { number, whole } from '../../_components/format';

/** Median of the newest steps of a series; NaN where there are none. */
export type Newest = (tag: string) => number;

/*
 * What a newcomer wants to know of a chart, a paragraph each, with this run's own numbers where they are there.
 * A lesson is named where one is behind it.
 */

export function explainLosses({ loss }: RunSetup, newest: Newest): string[] {
  const [lossD, lossG] = [newest(TAG.lossD), newest(TAG.lossG)];
  const words = [
    'D’s loss is how wrong D is on real images plus how wrong it is on generated ones. G’s loss is how little G fools D. They pull against each other, so neither has to fall: a healthy run holds both somewhere in the middle for as long as it learns (lesson 7: do not stop early).',
  ];
  const excess = excessLoss(lossD, loss);
  if (loss.chanceD !== null && loss.floorD !== null) {
    const floor =
      loss.floorD > 0
        ? `Its soft labels allow nothing under ${number(loss.floorD, 3)}, so a D that has won stands there and not at 0 (lesson 3).`
        : 'A D that is right about everything stands at 0.';
    words.push(`A D that only guesses stands at ${number(loss.chanceD, 3)}, the dashed line. ${floor}`);
    if (Number.isFinite(excess))
      words.push(
        `Now D’s loss is ${number(lossD)}: ${percent(excess)} of the way from its floor to chance. Under 10 % D is ahead, under 1 % it has won.`,
      );
  } else {
    words.push(
      `With the loss ${loss.family} D’s values have no floor and no chance level: crossing 0 means nothing, and only the samples say how good they are.`,
    );
  }
  if (Number.isFinite(lossG) && loss.family === 'bce_ns')
    words.push(
      `G’s loss is ${number(lossG)}: on average D gives a generated image a chance of about ${number(100 * Math.exp(-lossG))} % of being real.`,
    );
  words.push(
    'The thin line is every step, the bold one the median of nine, and a triangle at the foot is a loss of exactly 0.',
  );
  return words;
}

export function explainScores({ loss }: RunSetup, newest: Newest): string[] {
  const [real, fake] = [newest(TAG.scoreReal), newest(TAG.scoreFake)];
  if (!isCrossEntropy(loss.family))
    return [
      'D(x) is the mean score that D gives real images, D(G(z)) the one it gives generated ones. With this loss they are raw scores: only the gap between the lines means something.',
      ...said(real - fake, (gap) => `Now the gap is ${gap}.`),
    ];
  return [
    'D(x) is the chance of being real that D gives real images on average, D(G(z)) the one it gives generated ones. At 0.5 and 0.5 D cannot tell them apart; at 1 and 0 it is sure of all of them, and G learns from a teacher that only says no.',
    ...said(real - fake, () => `Now it gives reals ${number(real)} and fakes ${number(fake)}.`),
    'A gap that stays under 0.98 leaves G something to learn.',
  ];
}

export function explainGradients({ generator, discriminator }: RunSetup, newest: Newest): string[] {
  const [bottom, top] = [generator[0], generator.at(-1)];
  const norm = (layer: string | undefined) => newest(gradNormTag('g', layer ?? ''));
  const [low, high] = [norm(bottom?.name), norm(top?.name)];
  return [
    `How strongly each layer is told to change at a step: one row a layer, ${generator.length} of G and ${discriminator.length} of D, the output on top. D’s are measured on real and on generated images apart, because its sum can hide that one of them is silent.`,
    'Lesson 6: healthy is a G with large gradients early and a D without; once G is good, D’s top layer gets them. Sick is a G whose bottom rows fade while its top stays bright, or a D whose rows never change.',
    ...said(
      low / high,
      (ratio) =>
        `Now G’s ${bottom?.label} gets ${number(low)} and its ${top?.label} ${number(high)}: bottom to top ${ratio}. Under 0.01 for 500 steps is a vanishing gradient.`,
    ),
  ];
}

export function explainQuality({ evaluation, dataset }: RunSetup, newest: Newest): string[] {
  const kid = newest(TAG.kid);
  const floor = evaluation?.floors[TAG.kid];
  const words = [
    `KID compares ${whole(evaluation?.samples ?? 0)} generated images with as many real ones of ${dataset.title}, as a fixed random network sees them. 0 is "from the same source". It says what losses cannot: whether samples get better.`,
  ];
  if (floor !== undefined)
    words.push(
      `Other real images get ${number(floor)}, the dotted line: no run can be better but by chance. Only runs with the same number of samples compare.`,
      ...said(kid, (now) => `Now it is ${now}.`),
    );
  words.push('The checkpoint with the least KID is kept, so a run that gets worse later loses nothing.');
  return words;
}

export function explainDiversity(_setup: RunSetup, newest: Newest): string[] {
  const v = newest(TAG.diversity);
  return [
    'V is how far generated images lie from each other, on average, over how far real ones do: 1 is as varied as the data, 0 is one image for every latent.',
    ...said(v, (now) => `Now it is ${now}.`),
    `Twice under 0.5 is an alert whatever the losses say: G has found a few images that pass and repeats them (mode collapse), and neither loss shows it.`,
  ];
}

const percent = (share: number) => `${Math.max(0, Math.round(100 * share))} %`;

/** A sentence about a number that is there. */
const said = (value: number, sentence: (written: string) => string): string[] =>
  Number.isFinite(value) ? [sentence(number(value))] : [];
