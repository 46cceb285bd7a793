import { LEAST_POINTS, defineRule } from '../rule';
import type { Signal } from '../signals/signals';
import { Since } from '@/lib/series/since';

/** Units that are never on, or weights that never change. */
export const deadLayer = defineRule({
  meta: {
    id: 'dead-layer',
    title: 'A layer is dead',
    level: 'warning',
    losses: 'all',
    tags: [],
    alsoReads: ['inactive/*', 'update_ratio/*'],
    description: 'Most units of a layer are off for a whole batch, or its weights do not change.',
    options: { inactive: 0.5, leave: 0.4, times: 3, steps: 50 },
    messages: {
      units:
        '{share} % of the units named by {tag} are off for a whole batch, {times} times running: what they could do is lost. Leaky ReLU or a lower learning rate keeps them.',
      weights:
        '{tag} has been 0 since step {since}: the weights of this layer do not change. Look whether they are trained at all.',
    },
    references: ['https://arxiv.org/abs/1511.06434'],
    remedies: ['lower-rates', 'batch-norm'],
  },
  create({ signals, options, say }) {
    const inactive = new Map<Signal, number>();
    const still = new Map<Signal, Since>();
    let worst: Signal | null = null;
    return {
      observe(step) {
        worst = null;
        for (const signal of signals.matching('inactive/')) {
          const before = inactive.get(signal) ?? 0;
          const limit = before >= options.times ? options.leave : options.inactive;
          const times = !signals.now(signal) ? before : signal.value > limit ? before + 1 : 0;
          inactive.set(signal, times);
          if (times >= options.times) worst ??= signal;
        }
        for (const signal of signals.matching('update_ratio/')) {
          let since = still.get(signal);
          if (!since) still.set(signal, (since = new Since()));
          if (signals.now(signal)) since.observe(step, signal.value === 0);
          if (since.steps(step) >= options.steps && signal.count >= LEAST_POINTS) worst ??= signal;
        }
        return worst ? 'warning' : null;
      },
      message() {
        if (!worst) return '';
        const { tag, value } = worst;
        const since = still.get(worst)?.start;
        return since === undefined || since === null
          ? say('units', { tag, share: Math.round(100 * value), times: inactive.get(worst) ?? 0 })
          : say('weights', { tag, since });
      },
    };
  },
});
