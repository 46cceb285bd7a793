import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';

/** Of what a mode is due, what it must have: papers ask for one point, which a stray one is too. */
const LEAST_SHARE = 0.25;

/** Share of the modes that samples cover. */
export const classes: Metric = {
  meta: {
    id: 'classes',
    tag: TAG.classes,
    title: 'Modes covered',
    better: 'higher',
    ideal: 1,
    description:
      'Share of the modes with at least a quarter of the samples they should have within three deviations. Known of mixtures only.',
    reference: 'https://arxiv.org/abs/1705.07761',
  },
  compute({ modes }) {
    if (!modes) return null;
    const { near, points } = modes;
    const due = points / near.length;
    return near.filter((count) => count >= LEAST_SHARE * due).length / near.length;
  },
};
