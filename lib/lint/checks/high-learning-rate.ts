import type { Check } from '../check';

const HIGH = 5e-3;
const TRIED = 1e-3;

export const highLearningRate: Check = {
  meta: {
    id: 'high-learning-rate',
    title: 'A learning rate that threw runs off',
    references: [
      'arXiv 1511.06434',
      'Measured: both rates 5e-3 with a beta 1 of 0.9, saturated and no better samples',
      'Measured: G 1e-2 against D 1e-4, one class',
    ],
  },
  check: ({ optimizer, dataset }) =>
    (['generator', 'discriminator'] as const)
      // Of images: points in the plane want such rates.
      .filter(() => dataset.id !== 'mixture')
      .filter((player) => optimizer[player].id === 'adam' && optimizer[player].learningRate >= HIGH)
      .map((player) => ({
        path: ['optimizer', player, 'learningRate'],
        message: `Adam at ${optimizer[player].learningRate} moves every weight by that much a step.`,
        reason:
          'Measured at 5e-3 and 1e-2: one run saturated and never got better, another drew one class. 1e-3 was healthy on small digits; DCGAN found 1e-3 too high and takes 2e-4.',
        fix: {
          title: `Take ${TRIED}`,
          settings: { optimizer: { [player]: { learningRate: TRIED } } },
        },
      })),
};
