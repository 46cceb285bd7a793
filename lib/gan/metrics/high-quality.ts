import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';

/** Share of the samples within three deviations of a mode. */
export const highQuality: Metric = {
  meta: {
    id: 'high-quality',
    tag: TAG.highQuality,
    title: 'High-quality samples',
    better: 'higher',
    ideal: 1,
    description:
      'Share of the samples within three deviations of a mode, 0.989 of real ones; the others lie between modes.',
    reference: 'https://arxiv.org/abs/1705.07761',
  },
  compute: ({ modes }) => modes && modes.near.reduce((sum, count) => sum + count, 0) / modes.points,
};
