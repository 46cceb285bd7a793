import type { LossFamily } from '@/lib/protocol/loss-family';

/** What is said of each loss; apart from its code, so that saying it loads no TensorFlow.js. */
export interface LossMeta {
  title: string;
  description: string;
  /** What each of the two minimises. */
  formula: { d: string; g: string };
  /** arXiv id. */
  source: string;
}

export const LOSS_METAS: Record<LossFamily, LossMeta> = {
  bce_ns: {
    title: 'Non-saturating BCE',
    description: 'Cross-entropy on logits; G keeps a gradient when D wins.',
    formula: { d: '-E ln D(x) - E ln(1 - D(G(z)))', g: '-E ln D(G(z))' },
    source: '1406.2661',
  },
  bce_minimax: {
    title: 'Minimax BCE',
    description: 'The first form of the game: when D wins, the gradient of G vanishes.',
    formula: { d: '-E ln D(x) - E ln(1 - D(G(z)))', g: 'E ln(1 - D(G(z)))' },
    source: '1406.2661',
  },
  lsgan: {
    title: 'Least squares',
    description: 'D answers the label itself; being right too clearly costs it as well.',
    formula: { d: '1/2 E (D(x) - 1)² + 1/2 E D(G(z))²', g: '1/2 E (D(G(z)) - 1)²' },
    source: '1611.04076',
  },
  hinge: {
    title: 'Hinge',
    description: 'D learns only from images within its margin; a loss of 0 now and then is normal.',
    formula: { d: 'E max(0, 1 - D(x)) + E max(0, 1 + D(G(z)))', g: '-E D(G(z))' },
    source: '1705.02894',
  },
  relativistic: {
    title: 'Relativistic average',
    description: 'D says whether reals are more real than generated images on average; G wants the reverse.',
    formula: {
      d: '-E ln σ(D(x) - E D(G(z))) - E ln σ(E D(x) - D(G(z)))',
      g: '-E ln σ(D(G(z)) - E D(x)) - E ln σ(E D(G(z)) - D(x))',
    },
    source: '1807.00734',
  },
  wgan: {
    title: 'Wasserstein, clipped',
    description:
      'D is a critic whose scores differ by the distance of the two; a weight clip bounds its slope.',
    formula: { d: 'E D(G(z)) - E D(x)', g: '-E D(G(z))' },
    source: '1701.07875',
  },
  wgan_gp: {
    title: 'Wasserstein, gradient penalty',
    description: 'The same critic with a penalty on its slope in place of the clip.',
    formula: { d: 'E D(G(z)) - E D(x)', g: '-E D(G(z))' },
    source: '1704.00028',
  },
};
