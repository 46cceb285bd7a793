import { TAG } from '@/lib/protocol/tags';
import { periodicity } from '@/lib/series/autocorrelation';
import { LEAST_POINTS, defineRule } from '../rule';

/** The players chase each other round. */
export const oscillation = defineRule({
  meta: {
    id: 'oscillation',
    title: 'The losses go in circles',
    level: 'info',
    losses: 'all',
    tags: [TAG.lossG],
    description: 'G loss repeats itself over 500 steps.',
    options: { steps: 500, points: 125, every: 100, enter: 0.5, leave: 0.35, lag: 5 },
    messages: {
      wave: 'G loss has gone up and down about every {period} steps (autocorrelation {strength}): the players chase each other. Lower rates or a lower beta 1 damp it.',
    },
    references: ['https://arxiv.org/abs/1705.10461'],
    remedies: ['lower-rates', 'regularise'],
  },
  create({ signals, options, say }) {
    const lossG = signals.of(TAG.lossG);
    const steps: number[] = [];
    const values: number[] = [];
    let askedAt = 0;
    let period = NaN;
    let strength = 0;
    let active = false;
    return {
      observe(step) {
        if (!Number.isFinite(lossG.value)) return active ? 'info' : null;
        // A long window keeps its shape with every second point.
        if (step - (steps.at(-1) ?? -Infinity) >= options.steps / options.points) {
          steps.push(step);
          values.push(lossG.value);
        }
        if (step - askedAt < options.every) return active ? 'info' : null;
        askedAt = step;
        const first = steps.findIndex((at) => at > step - options.steps);
        steps.splice(0, first);
        values.splice(0, first);
        if (values.length < LEAST_POINTS * 2) {
          active = false;
          return null;
        }
        const spacing = (steps.at(-1)! - steps[0]!) / (steps.length - 1);
        const found = periodicity(values, options.lag / spacing);
        strength = found?.strength ?? 0;
        period = Math.round((found?.lag ?? NaN) * spacing);
        active = strength > (active ? options.leave : options.enter);
        return active ? 'info' : null;
      },
      message: () => say('wave', { period, strength }),
    };
  },
});
