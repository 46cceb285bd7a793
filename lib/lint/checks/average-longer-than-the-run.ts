import type { Check } from '../check';
import { rounded } from '../rounded';

export const averageLongerThanTheRun: Check = {
  meta: {
    id: 'average-longer-than-the-run',
    title: 'An average with more memory than the run has steps',
    references: ['arXiv 1806.04498', 'The memory starts short here: at step t at most t / (t + 10) is kept'],
  },
  check({ generator: { ema }, totalSteps }) {
    const memory = 1 / (1 - ema);
    if (ema === 0 || memory <= totalSteps) return [];
    const reached = Math.floor((1000 * totalSteps) / (totalSteps + 10)) / 1000;
    return [
      {
        path: ['generator', 'ema'],
        message: `${ema} remembers ${rounded(memory)} steps, and the run has ${totalSteps.toLocaleString('en')}.`,
        reason: `The average forgets its first steps faster, so samples are not spoiled; but it never gets beyond ${reached}, and a longer run would be another average.`,
        fix: { title: `Take ${reached}`, settings: { generator: { ema: reached } } },
      },
    ];
  },
};
