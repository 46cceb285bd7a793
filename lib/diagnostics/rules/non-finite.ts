import { parseGradNormTag } from '@/lib/protocol/tags';
import type { Rule } from '../rule';

const EXPLODED = 1e4;

/** Any NaN or infinity in a loss, score or gradient, or a gradient so large that one is near. */
export const nonFinite: Rule = {
  meta: {
    id: 'non-finite',
    title: 'Values are not finite',
    level: 'critical',
    losses: 'all',
    tags: [],
    description: 'A loss, score or gradient became NaN or infinite, or a gradient norm passed 10,000.',
  },
  create() {
    let message = '';
    return {
      observe({ values }) {
        for (const [tag, value] of values) {
          const layer = parseGradNormTag(tag);
          if (Number.isFinite(value) && !(layer && value > EXPLODED)) continue;
          message ||= `${tag} is ${value}. The weights are lost from here on: go back to the last checkpoint with a lower learning rate.`;
        }
        return { active: message !== '', level: 'critical', message };
      },
    };
  },
};
