import type { Check } from '../check';

const LEAST = 10;

export const fewEvaluations: Check = {
  meta: {
    id: 'few-evaluations',
    title: 'Samples measured too seldom',
    lesson: 7,
    references: [
      'Measured: one run went from FID 16 to 198 with its D loss unchanged',
      'Past its best is said after three evaluations in a row, mode collapse after two',
    ],
  },
  check({ totalSteps, metrics: { everySteps } }) {
    const times = Math.floor(totalSteps / everySteps);
    if (times >= LEAST || everySteps === 1) return [];
    return [
      {
        path: ['metrics', 'everySteps'],
        message: `Samples are measured ${times === 0 ? 'only at the end' : times === 1 ? 'once' : `${times} times`}.`,
        reason:
          'Losses see no mode collapse and no late decay; a verdict rests on how measured samples change, and the best checkpoint is one that was measured.',
        fix: {
          title: `Measure ${LEAST} times`,
          settings: { metrics: { everySteps: Math.max(1, Math.floor(totalSteps / LEAST)) } },
        },
      },
    ];
  },
};
