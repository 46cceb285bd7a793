import { TAG } from '@/lib/protocol/tags';
import { excessLoss } from '../loss-scale';
import { LEAST_POINTS, defineRule } from '../rule';

/** D calls fakes real and reals fake: worse than chance, while G has nothing left to gain. */
export const invertedDiscriminator = defineRule({
  meta: {
    id: 'inverted-discriminator',
    title: 'D is inverted',
    level: 'critical',
    losses: ['bce_ns'],
    tags: [TAG.lossD, TAG.lossG],
    description: 'D is far worse than chance, and G has no loss left.',
    options: {
      window: 50,
      enterExcess: 3,
      enterLossG: 0.05,
      leaveExcess: 2,
      leaveLossG: 0.1,
      criticalSteps: 300,
    },
    messages: {
      inverted:
        'D loss is {lossD}, {excess} times what a coin would have, and G loss {lossG}, since step {since}: D takes fakes for real and reals for fakes, so G is told nothing. Look for labels or networks that are swapped, or a G that moves many times further a step than D.',
    },
    references: ['https://github.com/carpedm20/DCGAN-tensorflow/issues/276'],
    remedies: ['slower-g', 'lower-rates', 'soft-labels', 'regularise'],
  },
  create({ facts, signals, options, say }) {
    const points = signals.of(TAG.lossD);
    const lossD = signals.median(TAG.lossD, options.window);
    const lossG = signals.median(TAG.lossG, options.window);
    let since: number | null = null;
    return {
      observe(step) {
        if (points.count < LEAST_POINTS) return null;
        const excess = excessLoss(lossD.value, facts.loss);
        const inside =
          since === null
            ? excess > options.enterExcess && lossG.value < options.enterLossG
            : excess > options.leaveExcess && lossG.value < options.leaveLossG;
        since = inside ? (since ?? step) : null;
        if (since === null) return null;
        return step - since >= options.criticalSteps ? 'critical' : 'warning';
      },
      message: () =>
        say('inverted', {
          lossD: lossD.value,
          excess: excessLoss(lossD.value, facts.loss),
          lossG: lossG.value,
          since: since ?? 0,
        }),
    };
  },
});
