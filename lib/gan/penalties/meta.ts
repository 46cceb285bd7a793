import type { PenaltyId } from '@/lib/protocol/run-config';

/** What is said of each penalty; apart from its code, so that saying it loads no TensorFlow.js. */
export interface PenaltyMeta {
  title: string;
  description: string;
  formula: string;
  /** arXiv id. */
  source: string;
}

export const PENALTY_METAS: Record<Exclude<PenaltyId, 'none'>, PenaltyMeta> = {
  r1: {
    title: 'R1',
    description: 'D is held flat at real images, so that it does not run away from G.',
    formula: '1/2 E |∇D(x)|²',
    source: '1801.04406',
  },
  gp: {
    title: 'Gradient penalty',
    description: 'D rises by 1 a unit of distance between real and generated images.',
    formula: 'E (|∇D(x̂)| - 1)², x̂ between x and G(z)',
    source: '1704.00028',
  },
};
