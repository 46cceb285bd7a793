import { TAG } from '@/lib/protocol/tags';
import { RollingMedian } from '@/lib/series/rolling-median';
import { excessLoss } from '../excess-loss';
import { LEAST_POINTS, type Rule } from '../rule';

const WINDOW = 200;
const ENTER = 0.1;
const LEAVE = 0.2;
const YOUNG = 10_000;

/** D is well ahead, but not yet sure of everything. Common early, and mostly overcome then. */
export const discriminatorAhead: Rule = {
  meta: {
    id: 'discriminator-ahead',
    title: 'D is ahead',
    level: 'info',
    losses: ['bce_ns'],
    tags: [TAG.lossD],
    description: 'The median D loss of 200 steps is within 10 % of the least it can be.',
  },
  create({ loss }) {
    const losses = new RollingMedian(WINDOW);
    let active = false;
    return {
      observe({ step, values }) {
        const excess = excessLoss(losses.push(values.get(TAG.lossD) ?? NaN), loss);
        if (excess === null || losses.count < Math.max(LEAST_POINTS, WINDOW)) return null;
        active = active ? excess <= LEAVE : excess < ENTER;
        const young = step < YOUNG;
        return {
          active,
          level: young ? 'info' : 'warning',
          message: `The median D loss of the last ${WINDOW} steps is ${losses.value.toFixed(3)}. ${
            young
              ? 'Of 18 comparable checkpoints under 10,000 steps, 16 improved later.'
              : 'Between 10,000 and 20,000 steps about six of ten comparable checkpoints improved later.'
          }`,
        };
      },
    };
  },
};
