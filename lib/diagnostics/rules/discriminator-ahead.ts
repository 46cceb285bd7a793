import { TAG } from '@/lib/protocol/tags';
import { SCALED_FAMILIES, excessLoss } from '../loss-scale';
import { LEAST_POINTS, defineRule } from '../rule';

/** D is well ahead, but not yet sure of everything. Common early, and mostly overcome then. */
export const discriminatorAhead = defineRule({
  meta: {
    id: 'discriminator-ahead',
    title: 'D is ahead',
    level: 'warning',
    losses: SCALED_FAMILIES,
    tags: [TAG.lossD],
    description: 'The median D loss is within 10 % of the least it can be.',
    options: { window: 200, enter: 0.1, leave: 0.2, young: 10_000, middle: 20_000, old: 40_000 },
    messages: {
      young:
        'The median D loss is {lossD}, {share} % of the way from its floor to chance. Of 18 comparable checkpoints under 10,000 steps, 16 later improved.',
      middle:
        'The median D loss is {lossD}, {share} % of the way from its floor to chance. Between 10,000 and 20,000 steps about six of ten comparable checkpoints later improved.',
      late: 'The median D loss is {lossD}, {share} % of the way from its floor to chance. Between 20,000 and 40,000 steps three of ten comparable checkpoints later improved.',
      old: 'The median D loss is {lossD}, {share} % of the way from its floor to chance. After 40,000 steps none of 381 comparable checkpoints later improved.',
    },
    references: ['Eight CIFAR-10 runs of PyTorch-StudioGAN without spectral norm, R1 or augmentation'],
    remedies: ['regularise', 'balance-rates', 'slower-d', 'soft-labels', 'batch-norm'],
  },
  create({ facts, signals, options, say }) {
    const points = signals.of(TAG.lossD);
    const lossD = signals.median(TAG.lossD, options.window);
    let active = false;
    return {
      observe(step) {
        if (points.count < LEAST_POINTS) return null;
        const excess = excessLoss(lossD.value, facts.loss);
        active = active ? excess <= options.leave : excess < options.enter;
        if (!active) return null;
        return step < options.young ? 'info' : 'warning';
      },
      message() {
        const { step } = signals;
        const share = Math.max(0, Math.round(100 * excessLoss(lossD.value, facts.loss)));
        const values = { lossD: lossD.value, share };
        if (step < options.young) return say('young', values);
        if (step < options.middle) return say('middle', values);
        return say(step < options.old ? 'late' : 'old', values);
      },
    };
  },
});
