import { GRADIENT_GROUPS, TAG } from '@/lib/protocol/tags';
import { defineRule } from '../rule';

/** A fact, not a statistic: it waits for no twenty points. */
export const nonFinite = defineRule({
  meta: {
    id: 'non-finite',
    title: 'Values are not finite',
    level: 'critical',
    losses: 'all',
    tags: [],
    alsoReads: ['loss/*', 'score/*', 'grad_norm/*', 'update_ratio/*', TAG.nonFinite],
    atOnce: true,
    description:
      'A loss, score, gradient or update became NaN or infinite, or a gradient norm passed 10,000.',
    options: { exploded: 1e4 },
    messages: {
      notFinite:
        '{tag} is {value} at step {step}. Every later step is made of it: go back to the last checkpoint with a lower learning rate.',
      exploded:
        '{tag} is {value} at step {step}: the next update throws the weights far away. Go back to the last checkpoint with a lower learning rate.',
      counted: '{value} values were not finite at step {step}. Go back to the last checkpoint.',
    },
    references: ['https://arxiv.org/abs/1211.5063'],
    remedies: ['lower-rates', 'regularise', 'logits'],
  },
  create({ signals, options, say }) {
    const counted = signals.of(TAG.nonFinite);
    let message = '';
    const look = (step: number): string => {
      const [first] = signals.nonFinite;
      if (first) return say('notFinite', { tag: first.tag, value: first.value, step });
      for (const group of GRADIENT_GROUPS) {
        for (const gradient of signals.gradients(group)) {
          if (gradient.value > options.exploded && signals.now(gradient))
            return say('exploded', { tag: gradient.tag, value: gradient.value, step });
        }
      }
      return signals.now(counted) && counted.value > 0 ? say('counted', { value: counted.value, step }) : '';
    };
    return {
      observe(step) {
        message ||= look(step);
        return message === '' ? null : 'critical';
      },
      message: () => message,
    };
  },
});
