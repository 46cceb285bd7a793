import { TAG } from '@/lib/protocol/tags';
import { RollingMedian } from '@/lib/series/rolling-median';
import { excessLoss } from '../excess-loss';
import { LEAST_POINTS, type Rule } from '../rule';

const WINDOW = 100;
const ENTER = 0.01;
const LEAVE = 0.05;
const LEAVE_STEPS = 100;
const SURE = 1e-4; // D(G(z)) of hard labels
const NEAR_TARGET = 0.02; // of soft labels

/**
 * "D loss has hit zero", measured from the floor that the run's labels allow, so that it also fires where
 * soft labels keep the loss itself away from zero.
 */
export const discriminatorSaturated: Rule = {
  meta: {
    id: 'discriminator-saturated',
    title: 'D loss has hit zero',
    level: 'warning',
    losses: ['bce_ns'],
    tags: [TAG.lossD, TAG.scoreFake],
    description:
      'The median D loss of 100 steps is within 1 % of the least it can be, and D is sure of every fake.',
  },
  create({ loss }) {
    const losses = new RollingMedian(WINDOW);
    const scores = new RollingMedian(WINDOW);
    const lossG = new RollingMedian(WINDOW);
    const soft = (loss.floorD ?? 0) > 0;
    let active = false;
    let above = 0;
    return {
      observe({ values }) {
        const lossD = losses.push(values.get(TAG.lossD) ?? NaN);
        const score = scores.push(values.get(TAG.scoreFake) ?? NaN);
        lossG.push(values.get(TAG.lossG) ?? NaN);
        const excess = excessLoss(lossD, loss);
        if (excess === null || losses.count < LEAST_POINTS) return null;
        above = excess > LEAVE ? above + 1 : 0;
        // With soft labels D's best answer is the mean label; being at the floor already says it gives that.
        const sure = soft ? score < 0.05 + NEAR_TARGET : score < SURE;
        if (!active && excess < ENTER && sure) active = true;
        else if (active && above >= LEAVE_STEPS) active = false;
        const floor = soft ? ` (the labels allow no less than ${loss.floorD!.toFixed(3)})` : '';
        return {
          active,
          level: 'warning',
          message: `The median D loss of the last ${WINDOW} steps is ${number(lossD)}${floor}, D(G(z)) ${number(score)}, G loss ${lossG.value.toFixed(1)}.`,
        };
      },
    };
  },
};

const number = (value: number) => (value < 0.01 ? value.toExponential(1) : value.toFixed(3));
