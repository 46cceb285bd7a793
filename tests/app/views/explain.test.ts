import { describe, expect, it } from 'vitest';
import {
  explainDiversity,
  explainGradients,
  explainLosses,
  explainQuality,
  explainScores,
} from '@/app/_views/explain/charts';
import { explainVerdict } from '@/app/_views/explain/verdicts';
import { LOSS_FAMILIES, type RunSetup, VERDICT_STATES } from '@/lib/protocol/entities';
import { referenceOf } from '@/lib/protocol/loss-reference';
import { TAG, gradNormTag } from '@/lib/protocol/tags';

const layer = (name: string, label: string) => ({ name, label, outputShape: [1], parameters: 1 });
const setup = (loss = referenceOf('bce_ns')): RunSetup => ({
  backend: { id: 'wasm', device: 'test', threads: 1, notes: [] },
  loss,
  generator: [layer('dense', 'dense'), layer('up1', 'up-conv 1 5x5')],
  discriminator: [layer('logit', 'logit')],
  dataset: { id: 'mnist', title: 'MNIST', images: 1, heldOut: 0, imageShape: [28, 28, 1], classNames: [] },
  columnClasses: null,
  evaluation: { samples: 500, reference: 'held-out', floors: { [TAG.kid]: 0.003 } },
});
const numbers: Record<string, number> = {
  [TAG.lossD]: 0.7,
  [TAG.lossG]: Math.LN2,
  [TAG.scoreReal]: 0.8,
  [TAG.scoreFake]: 0.25,
  [TAG.kid]: 0.06,
  [TAG.diversity]: 0.91,
  [gradNormTag('g', 'dense')]: 0.5,
  [gradNormTag('g', 'up1')]: 2,
};
const newest = (tag: string) => numbers[tag] ?? NaN;
const text = (words: readonly string[]) => words.join(' ');

describe('what one is looking at', () => {
  it('says where D’s loss stands between its floor and chance, with this run’s labels', () => {
    const hard = text(explainLosses(setup(), newest));
    expect(hard).toContain('1.386');
    expect(hard).toContain('0.70: 50 % of the way');
    expect(hard).toContain('50.00 % of being real');
    const soft = text(explainLosses(setup(referenceOf('bce_ns', { floorPerHalf: 0.1985 })), newest));
    expect(soft).toContain('0.397');
    expect(soft).toContain('31 % of the way');
  });

  it('does not speak of a floor where a loss has none', () => {
    const critic = text(explainLosses(setup(referenceOf('wgan')), newest));
    expect(critic).toContain('no floor and no chance level');
    expect(critic).not.toContain('of being real');
    expect(text(explainScores(setup(referenceOf('wgan')), newest))).toContain('gap is 0.55');
  });

  it('names the layers and their ratio', () =>
    expect(text(explainGradients(setup(), newest))).toContain(
      'dense gets 0.50 and its up-conv 1 5x5 2.00: bottom to top 0.25',
    ));

  it('compares quality with what other reals get', () => {
    expect(text(explainQuality(setup(), newest))).toMatch(/3e−3.*0\.06/);
    expect(text(explainDiversity(setup(), newest))).toContain('0.91');
  });

  it.each(LOSS_FAMILIES)('has words for the loss %s before the first number', (family) => {
    const nothing = () => NaN;
    for (const explain of [explainLosses, explainScores, explainGradients, explainQuality, explainDiversity])
      expect(text(explain(setup(referenceOf(family)), nothing))).not.toMatch(/undefined|null|NaN/);
  });

  it.each(VERDICT_STATES)('says what to do about the verdict %s', (state) => {
    const verdict = { state, sentence: '', sinceStep: 100 };
    const words = text(explainVerdict({ verdict, step: 1500, bestCheckpointStep: 700 }));
    expect(words).toContain('What to do:');
    expect(words.includes('1,400 steps')).toBe(state !== 'starting');
    expect(words.includes('step 700')).toBe(state === 'past-best');
  });
});
