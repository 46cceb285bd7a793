import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';

/** Mean change of a pixel of the fixed latents' images since the evaluation before, black to white being 1. */
export const motion: Metric = {
  meta: {
    id: 'motion',
    tag: TAG.motion,
    title: 'Motion',
    better: null,
    ideal: null,
    description:
      'How much the images of the fixed latents have changed since the last evaluation. Under 0.002 G stands still.',
    reference: null,
  },
  compute({ fixed }) {
    if (!fixed) return null;
    const { now, before } = fixed;
    return now.reduce((sum, pixel, at) => sum + Math.abs(pixel - before[at]!) / 2, 0) / now.length;
  },
};
