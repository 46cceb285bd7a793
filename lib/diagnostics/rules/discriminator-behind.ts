import { TAG } from '@/lib/protocol/tags';
import { Since } from '@/lib/series/since';
import { SCALED_FAMILIES, excessLoss } from '../loss-scale';
import { LEAST_POINTS, defineRule } from '../rule';

/** D is worse than a coin and takes fakes for more real than reals: what G learns from it leads nowhere. */
export const discriminatorBehind = defineRule({
  meta: {
    id: 'discriminator-behind',
    title: 'D is too weak',
    level: 'warning',
    losses: SCALED_FAMILIES,
    tags: [TAG.lossD, TAG.scoreReal, TAG.scoreFake],
    alsoReads: [TAG.lossG],
    description: 'D’s loss is over chance for long, and it gives fakes better scores than reals.',
    options: { window: 100, enter: 1.1, leave: 1.03, steps: 200 },
    messages: {
      behind:
        'The median D loss is {lossD}, {excess} times chance, and D takes fakes for more real than reals: D(G(z)) {fake}, D(x) {real}, for {steps} steps. G’s low loss of {lossG} says nothing of its samples: it only says that D is easy to fool.',
    },
    references: ['Two runs on MNIST whose D had a hundredth of the rate of G, or two filters'],
    remedies: ['faster-d', 'lower-rates'],
  },
  create({ facts, signals, options, say }) {
    const points = signals.of(TAG.lossD);
    const median = (tag: string) => signals.median(tag, options.window);
    const [lossD, lossG] = [median(TAG.lossD), median(TAG.lossG)];
    const [real, fake] = [median(TAG.scoreReal), median(TAG.scoreFake)];
    const since = new Since();
    let active = false;
    return {
      observe(step) {
        const limit = active ? options.leave : options.enter;
        const behind = excessLoss(lossD.value, facts.loss) > limit && fake.value > real.value;
        const steps = since.observe(step, points.count >= LEAST_POINTS && behind);
        active = behind && (active || steps >= options.steps);
        return active ? 'warning' : null;
      },
      message: () =>
        say('behind', {
          lossD: lossD.value,
          excess: excessLoss(lossD.value, facts.loss),
          fake: fake.value,
          real: real.value,
          lossG: lossG.count > 0 ? lossG.value : 'not logged',
          steps: since.steps(signals.step),
        }),
    };
  },
});
