import type { LossFamily } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import { SCALED_FAMILIES } from '../loss-scale';
import { defineRule } from '../rule';
import { SATURATION, Saturation } from '../signals/saturation';

/** What it means for G, which each loss treats in its own way. */
const MEANING: Partial<Record<LossFamily, string>> = {
  bce_ns:
    'G still gets a full-size, noisy gradient: of 16 such runs that stayed there for 500 steps and more, 14 had clearly better samples in the end, though many times later.',
  bce_minimax: 'The minimax loss of G loses its slope with D(G(z)): take the non-saturating one.',
  lsgan: 'G still gets a gradient with this loss, from fakes far from their target.',
  hinge:
    'Hinge is exactly 0 on many batches of a strong D, and G still gets a gradient; it matters when it stays.',
};

/**
 * "D loss has hit zero", measured from the floor that the run's labels allow, so that it also fires where
 * soft labels keep the loss itself away from zero.
 */
export const discriminatorSaturated = defineRule({
  meta: {
    id: 'discriminator-saturated',
    title: 'D loss has hit zero',
    level: 'warning',
    losses: SCALED_FAMILIES,
    tags: [TAG.lossD],
    alsoReads: [TAG.scoreFake, TAG.lossG],
    description: 'The median D loss is within 1 % of the least it can be, and D is sure of every fake.',
    options: { ...SATURATION },
    messages: {
      zero: 'The median D loss is {lossD}, as good as zero since step {since}; D(G(z)) {fake}, G loss {lossG}{course}. {meaning}',
      floor:
        'The median D loss is {lossD}, as little as its labels allow ({floor}) since step {since}; D(G(z)) {fake}, G loss {lossG}{course}. {meaning}',
    },
    references: ['https://arxiv.org/abs/1701.04862'],
    remedies: [
      'regularise',
      'balance-rates',
      'slower-d',
      'batch-norm',
      'soft-labels',
      'kernels',
      'flip-labels',
      'one-class',
      'longer',
    ],
  },
  create({ facts, signals, options, say }) {
    const saturation = new Saturation(facts, signals, options);
    const lossD = signals.median(TAG.lossD, options.window);
    const lossG = signals.median(TAG.lossG, options.window);
    const fake = signals.median(TAG.scoreFake, options.window);
    let first = { step: 0, lossG: NaN };
    return {
      observe(step) {
        const before = saturation.since;
        if (!saturation.observe(step)) return null;
        if (before === null) first = { step, lossG: lossG.value };
        return 'warning';
      },
      message() {
        const floor = facts.loss?.floorD ?? 0;
        const old = signals.step - first.step >= 500;
        const easing = lossG.value < 0.95 * first.lossG;
        const worse = lossG.value > 1.05 * first.lossG;
        return say(floor > 0 ? 'floor' : 'zero', {
          lossD: lossD.value,
          floor,
          since: saturation.since ?? first.step,
          fake: fake.count > 0 ? fake.value : 'not logged',
          lossG: lossG.count > 0 ? lossG.value : 'not logged',
          meaning: MEANING[facts.loss!.family] ?? '',
          course: old && easing ? ' and easing' : old && worse ? ' and getting worse' : '',
        });
      },
    };
  },
});
