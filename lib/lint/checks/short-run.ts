import type { Check } from '../check';

const SHORT = 1000;
const DEMO = 3000;

export const shortRun: Check = {
  meta: {
    id: 'short-run',
    title: 'A run too short to say anything',
    lesson: 7,
    references: [
      'Digits come after a few hundred steps, sets of 5,000 images show something after about 5,000; CIFAR-10 runs needed a median of 18,000 to come within twice their best',
    ],
  },
  check: ({ totalSteps, batchSize }) =>
    totalSteps < SHORT
      ? [
          {
            path: ['totalSteps'],
            message: `${totalSteps} steps say little: ${(totalSteps * batchSize).toLocaleString('en')} images are drawn in all.`,
            reason:
              'The quickest digits come after a few hundred steps, sets of 5,000 images show something after about 5,000, and CIFAR-10 runs needed a median of 18,000 to come within twice their best.',
            fix: {
              title: `${DEMO.toLocaleString('en')} steps, as the demo has`,
              settings: { totalSteps: DEMO },
            },
          },
        ]
      : [],
};
