import { TAG } from '@/lib/protocol/tags';
import type { Metric } from './metric';
import { NEIGHBOURS, radii } from './neighbours';

/** 1 / (k fakes) times how many pairs have the fake within the real's k-th neighbour. */
export const density: Metric = {
  meta: {
    id: 'density',
    tag: TAG.density,
    title: 'Density',
    better: 'higher',
    ideal: 1,
    description:
      'How many real images’ neighbourhoods a generated image lies in, over how many it should. Over 1: crowded around a few kinds.',
    reference: 'https://arxiv.org/abs/2002.09797',
  },
  compute({ real, fake, between }) {
    const near = radii(real);
    const fakes = fake.features.count;
    const pairs = between.reduce(
      (sum, distance, at) => sum + (distance <= near[Math.floor(at / fakes)]! ? 1 : 0),
      0,
    );
    return pairs / (NEIGHBOURS * fakes);
  },
};
