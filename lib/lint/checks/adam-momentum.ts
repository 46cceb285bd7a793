import type { Check } from '../check';

const HIGH = 0.9;

export const adamMomentum: Check = {
  meta: {
    id: 'adam-momentum',
    title: 'Adam’s usual momentum',
    references: [
      'arXiv 1511.06434',
      'Measured: both rates 5e-3 with a beta 1 of 0.9, saturated and no better samples',
    ],
  },
  check: ({ optimizer }) =>
    (['generator', 'discriminator'] as const).flatMap((player) => {
      const one = optimizer[player];
      if (one.id !== 'adam' || one.beta1 < HIGH) return [];
      return [
        {
          path: ['optimizer', player, 'beta1'],
          message: `A beta 1 of ${one.beta1} goes on where the other network no longer is.`,
          reason:
            'It is the usual value elsewhere; in a game the target moves. DCGAN’s authors saw training swing with 0.9 and stay calm with 0.5.',
          fix: { title: 'Take 0.5', settings: { optimizer: { [player]: { beta1: 0.5 } } } },
        },
      ];
    }),
};
