import { TAG } from '@/lib/protocol/tags';
import { excessLoss } from '../loss-scale';
import { LEAST_POINTS, defineRule } from '../rule';
import { normOf } from '../signals/signals';
import { Spread } from '@/lib/series/spread';

type Cause = 'chance' | 'unmeasured' | 'dead' | 'gradients';

/** D stands at chance and does not move, or a critic has died; flat losses alone are no failure. */
export const discriminatorNotLearning = defineRule({
  meta: {
    id: 'discriminator-not-learning',
    title: 'D does not learn',
    level: 'warning',
    losses: ['bce_ns', 'bce_minimax', 'lsgan', 'hinge', 'wgan', 'wgan_gp'],
    tags: [TAG.lossD],
    alsoReads: [TAG.fd, TAG.kid, TAG.diversity, 'grad_norm/d_real/*'],
    description:
      'D has stood at chance for a thousand steps, or its critic loss is nothing, and samples get no better.',
    options: {
      near: 0.02,
      spread: 0.005,
      steps: 1000,
      from: 2000,
      dead: 1e-6,
      flatGradient: 0.1,
      goodShare: 0.3,
    },
    messages: {
      chance:
        'D loss has stood at chance, {lossD}, with a spread of {spread} for {steps} steps, and samples get no better: D tells G nothing. Raise its learning rate or give it more filters.',
      unmeasured:
        'D loss has stood at chance, {lossD}, with a spread of {spread} for {steps} steps. Both players may be in balance, or D tells G nothing: look at the samples.',
      dead: 'The critic loss has stood at {lossD} for {steps} steps: a critic that tells nothing apart. Raise its learning rate, or replace weight clipping by a gradient penalty.',
      gradients:
        "D's gradients have not changed by more than {spread} of their size for {steps} steps: D does the same at every step. Look whether its weights are trained, or raise its learning rate.",
    },
    references: ['https://arxiv.org/abs/1406.2661', 'https://arxiv.org/abs/1704.00028'],
    remedies: ['slower-g', 'longer'],
  },
  create({ facts, signals, options, say }) {
    const lossD = new Spread(options.steps);
    const gradient = new Spread(options.steps);
    const points = signals.of(TAG.lossD);
    const critic = facts.loss?.family === 'wgan' || facts.loss?.family === 'wgan_gp';
    let cause: Cause | null = null;

    const find = (): Cause | null => {
      if (lossD.span < options.steps) return null;
      if (critic) return Math.max(Math.abs(lossD.low), Math.abs(lossD.high)) < options.dead ? 'dead' : null;
      // Two equal players with good samples do the same at every step, too: there is nothing left to learn.
      const { samples } = signals;
      const isDone = samples.isGood(options.goodShare);
      if (
        !isDone &&
        !samples.improving() &&
        gradient.span >= options.steps &&
        gradient.relative < options.flatGradient
      )
        return 'gradients';
      const scale = facts.loss!.chanceD! - (facts.loss!.floorD ?? 0);
      const excess = excessLoss(lossD.mean, facts.loss);
      if (Math.abs(excess - 1) >= options.near || lossD.deviation / scale >= options.spread) return null;
      if (!samples.measured) return 'unmeasured';
      return samples.flat() && !isDone ? 'chance' : null;
    };

    return {
      observe(step) {
        lossD.observe(step, points.value);
        const layers = signals.gradients('d_real');
        if (layers[0] && signals.now(layers[0])) gradient.observe(step, normOf(layers));
        if (points.count < LEAST_POINTS || step < options.from) return null;
        if (lossD.isDue) cause = find();
        if (cause === null) return null;
        return cause === 'unmeasured' ? 'info' : 'warning';
      },
      message: () =>
        say(cause ?? 'unmeasured', {
          lossD: lossD.mean,
          spread: cause === 'gradients' ? gradient.relative : lossD.deviation,
          steps: options.steps,
        }),
    };
  },
});
