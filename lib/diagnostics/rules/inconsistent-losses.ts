import { TAG } from '@/lib/protocol/tags';
import { LEAST_POINTS, defineRule } from '../rule';

/** Both players cannot have won: the two losses are not of the same D. */
export const inconsistentLosses = defineRule({
  meta: {
    id: 'inconsistent-losses',
    title: 'The losses contradict each other',
    level: 'critical',
    losses: ['bce_ns'],
    tags: [TAG.lossD, TAG.lossG],
    description: 'D tells every fake, and G is told that it fools D.',
    options: { window: 100, lossD: 0.05, lossG: 0.2, leave: 2 },
    messages: {
      contradict:
        'Median D loss {lossD} says that D tells every fake; median G loss {lossG} says that G fools it. Not both can be of the same D: look for a second copy of it, frozen weights, or labels that are swapped in one of the two steps.',
    },
    references: ['https://arxiv.org/abs/1406.2661'],
    remedies: [],
  },
  create({ signals, options, say }) {
    const points = signals.of(TAG.lossD);
    const lossD = signals.median(TAG.lossD, options.window);
    const lossG = signals.median(TAG.lossG, options.window);
    let active = false;
    return {
      observe() {
        if (points.count < LEAST_POINTS) return null;
        const slack = active ? options.leave : 1;
        active = lossD.value < options.lossD * slack && lossG.value < options.lossG * slack;
        return active ? 'critical' : null;
      },
      message: () => say('contradict', { lossD: lossD.value, lossG: lossG.value }),
    };
  },
});
