import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';

/** D's accuracy by the sign of its logit on reals it trains on. */
export const accuracyReal: Metric = {
  meta: {
    id: 'accuracy-real',
    tag: TAG.accuracyReal,
    title: 'D on training images',
    better: null,
    ideal: null,
    description: 'Share of training images that D calls real. Over 0.9 it begins to know them by heart.',
    reference: 'https://arxiv.org/abs/2006.06676',
  },
  compute: ({ scores }) => scores && shareOverHalf(scores.train),
};

/** Of a D that gives no number, no share. */
export const shareOverHalf = (scores: Float32Array) =>
  scores.some(Number.isNaN) ? NaN : scores.filter((score) => score > 0.5).length / scores.length;
