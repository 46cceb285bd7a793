import type { Check } from '../check';

const ADVISED = 5;

export const criticSteps: Check = {
  meta: {
    id: 'critic-steps',
    title: 'A critic with one step',
    references: ['arXiv 1701.07875', 'arXiv 1704.00028'],
  },
  check: ({ loss, discriminatorSteps }) =>
    (loss === 'wgan' || loss === 'wgan_gp') && discriminatorSteps === 1
      ? [
          {
            path: ['discriminatorSteps'],
            message: 'The critic gets one step for each of G.',
            reason:
              'Its scores mean a distance only when it is trained nearly to the end; both papers give it 5. The gradient it passes to G does not vanish when it is ahead.',
            fix: { title: `Give D ${ADVISED} steps`, settings: { discriminatorSteps: ADVISED } },
          },
        ]
      : [],
};
