import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { drawLabels } from '@/lib/gan/labels';
import type { Loss } from '@/lib/gan/losses/loss';
import { LOSS_METAS } from '@/lib/gan/losses/meta';
import { LOSSES } from '@/lib/gan/losses/registry';
import { Random } from '@/lib/gan/random';
import { LOSS_FAMILIES, type LossFamily, hasLabels, isCrossEntropy } from '@/lib/protocol/loss-family';
import { referenceOf, referenceWith } from '@/lib/protocol/loss-reference';
import type { LabelsConfig } from '@/lib/protocol/run-config';

const REAL = [2, -1, 0.5];
const FAKE = [0.5, -3, -1.5];
const LABELS = { real: [1, 0.9, 0], fake: [0, 0.1, 0.1] };

/** D on real, D on fake, G; worked out from the formulas of the papers by hand. */
const KNOWN: Record<LossFamily, [number, number, number]> = {
  bce_ns: [0.771422, 0.558026, 1.741359],
  bce_minimax: [0.771422, 0.558026, -0.408026],
  lsgan: [0.81, 2.07, 3.75],
  hinge: [0.833333, 0.5, 1.333333],
  relativistic: [0.241225, 0.283275, 4.191167],
  wgan: [-0.5, -1.333333, 1.333333],
  wgan_gp: [-0.5, -1.333333, 1.333333],
};

const number = (value: tf.Tensor) => value.dataSync()[0]!;
const hard = (label: number, count: number) => tf.fill([count], label);

/** The three losses of batches of these scores. */
function lossesOf(loss: Loss, realScores: number[], fakeScores: number[], labels = LABELS) {
  const [real, fake] = [tf.tensor1d(realScores), tf.tensor1d(fakeScores)];
  const d = loss.real(real, tf.tensor1d(labels.real), fake);
  return [d, loss.fake(fake, tf.tensor1d(labels.fake), real), loss.generator(fake, real)].map(number);
}

beforeAll(() => BACKENDS.cpu.create());

describe.each(LOSS_FAMILIES)('%s', (id) => {
  const loss = LOSSES[id];
  const reference = referenceOf(id);

  it('has the values of its formula', () => {
    for (const [index, value] of lossesOf(loss, REAL, FAKE).entries())
      expect(value).toBeCloseTo(KNOWN[id][index]!, 5);
  });

  it('says its formulas and where they come from', () => {
    const { title, description, formula, source } = LOSS_METAS[id];
    for (const text of [title, description, formula.d, formula.g]) expect(text).not.toBe('');
    expect(source).toMatch(/^\d{4}\.\d{5}$|^\d{4}\.\d{4}$/);
  });

  it('is at chance where its reference says so', () => {
    const ignorant = id === 'lsgan' ? 0.5 : 0;
    const [onReal, onFake, g] = lossesOf(loss, [ignorant], [ignorant], { real: [1], fake: [0] });
    if (reference.chanceD !== null) expect(onReal! + onFake!).toBeCloseTo(reference.chanceD, 6);
    if (reference.chanceG !== null) expect(g).toBeCloseTo(reference.chanceG, 6);
  });

  it('asks D to tell the two apart, and G to be taken for real', () => {
    const [real, fake] = [tf.tensor1d([0.3]), tf.tensor1d([0.3])];
    const byReal = tf.grad((s: tf.Tensor) => loss.real(s, hard(1, 1), fake))(real);
    const byFake = tf.grad((s: tf.Tensor) => loss.fake(s, hard(0, 1), real))(fake);
    const byG = tf.grad((s: tf.Tensor) => loss.generator(s, real))(fake);
    expect(number(byReal)).toBeLessThan(0);
    expect(number(byFake)).toBeGreaterThan(0);
    expect(number(byG)).toBeLessThan(0);
  });

  it('has finite losses and gradients at any score', () => {
    for (const score of [-1e4, 1e4]) {
      const scores = tf.fill([2], score);
      const others = tf.fill([2], -score);
      for (const of of [
        (s: tf.Tensor) => loss.real(s, hard(1, 2), others),
        (s: tf.Tensor) => loss.fake(s, hard(0, 2), others),
        (s: tf.Tensor) => loss.generator(s, others),
      ]) {
        const { value, grad } = tf.valueAndGrad(of)(scores);
        expect([...value.dataSync(), ...grad.dataSync()].every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('takes note of labels if it has any, and trades them when they are flipped', () => {
    const soft = lossesOf(loss, REAL, FAKE);
    const plain = lossesOf(loss, REAL, FAKE, { real: [1, 1, 1], fake: [0, 0, 0] });
    expect(JSON.stringify(soft) !== JSON.stringify(plain)).toBe(hasLabels(id));
    expect(loss.flip !== undefined).toBe(hasLabels(id));
    if (!loss.flip) return;
    // D that answers the other way round, with the labels the other way round, is as good a D.
    const scores = tf.tensor1d(REAL);
    const traded = loss.real(loss.flip(scores), tf.sub(1, tf.tensor1d(LABELS.real)));
    expect(number(traded)).toBeCloseTo(soft[0]!, 5);
    expect(loss.flip(loss.flip(scores)).arraySync()).toEqual(REAL);
  });
});

describe('the floor', () => {
  const labels: LabelsConfig = { flip: false, real: [0.8, 1], fake: [0, 0.1], flipProbability: 0.1 };

  it.each(LOSS_FAMILIES.filter(hasLabels))('of %s is what a D reaches that answers the mean label', (id) => {
    const { floorD, targetReal, targetFake } = referenceWith(id, labels);
    const count = 200_000;
    const halfOf = (kind: 'real' | 'fake') => {
      const drawn = drawLabels(labels, count, new Random(3), kind);
      const mean = number(tf.mean(drawn));
      const best = isCrossEntropy(id) ? Math.log(mean / (1 - mean)) : mean;
      const target = kind === 'real' ? targetReal : targetFake;
      if (target !== null) expect(mean).toBeCloseTo(target, 2);
      return number(LOSSES[id][kind](hard(best, count), drawn));
    };
    expect(halfOf('real') + halfOf('fake')).toBeCloseTo(floorD!, 2);
  });
});

describe('a D that has won', () => {
  /** The gradient of G by the score of one image that D is sure of. */
  const left = (id: LossFamily, score: number) =>
    Math.abs(number(tf.grad((s: tf.Tensor) => LOSSES[id].generator(s))(tf.tensor1d([score]))));

  it.each<[LossFamily, number, number]>([
    ['bce_ns', 40, -40],
    ['bce_minimax', 40, -40],
    ['lsgan', 1, 0],
    ['hinge', 1, -1],
  ])('has the floor of %s with hard labels', (id, real, fake) => {
    const [onReal, onFake] = lossesOf(LOSSES[id], [real], [fake], { real: [1], fake: [0] });
    expect(onReal! + onFake!).toBeCloseTo(referenceOf(id).floorD!, 9);
  });

  it('leaves G its whole gradient with the non-saturating loss, and nothing with minimax', () => {
    expect(left('bce_ns', -20)).toBeCloseTo(1, 6);
    expect(left('bce_minimax', -20)).toBeLessThan(1e-8);
  });
});
