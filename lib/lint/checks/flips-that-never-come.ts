import type { Check } from '../check';
import { rounded } from '../rounded';

export const flipsThatNeverCome: Check = {
  meta: {
    id: 'flips-that-never-come',
    title: 'A flip probability too small for the run',
    lesson: 3,
    references: ['Labels are swapped image by image, each with its own chance'],
  },
  check({ labels, batchSize, totalSteps, discriminatorSteps }) {
    const { flipProbability } = labels;
    if (flipProbability === 0) return [];
    const expected = 2 * batchSize * discriminatorSteps * totalSteps * flipProbability;
    if (expected >= 1) return [];
    return [
      {
        path: ['labels', 'flipProbability'],
        message: 'Likely no label of this run is flipped at all.',
        reason: `${rounded(expected)} are to be expected over the whole run. Each image has its own chance, so 5 % does flip labels with any batch size; this is less than one in all images that D sees.`,
        fix: { title: 'Flip 5 %', settings: { labels: { flipProbability: 0.05 } } },
      },
    ];
  },
};
