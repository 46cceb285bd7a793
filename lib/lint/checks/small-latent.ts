import type { Check } from '../check';

const SMALL = 8;
const USUAL = 64;

export const smallLatent: Check = {
  meta: {
    id: 'small-latent',
    title: 'A latent too small for images',
    references: ['arXiv 2104.08894', 'arXiv 1511.06434'],
  },
  check: ({ latentDim, dataset }) =>
    latentDim < SMALL && dataset.id !== 'mixture'
      ? [
          {
            path: ['latentDim'],
            message:
              latentDim === 1
                ? 'With one number in z all images of G lie on one line.'
                : `With ${latentDim} numbers in z images of G differ in ${latentDim} ways at most.`,
            reason:
              'Digits of MNIST are estimated to vary in about ten ways, photographs in more: the rest of what real images show G cannot draw. DCGAN takes 100.',
            fix: { title: `Take ${USUAL}`, settings: { latentDim: USUAL } },
          },
        ]
      : [],
};
