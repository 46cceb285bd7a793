import type { Check } from '../check';
import { layerSettings } from '../layers';

export const batchNormAtTheEnds: Check = {
  meta: {
    id: 'batch-norm-at-the-ends',
    title: 'Batch norm where images go in or out',
    lesson: 4,
    references: ['arXiv 1511.06434'],
  },
  check(config) {
    const ends = [
      { player: 'generator', at: config.generator.layers.length - 1, words: 'The last layer of G' },
      { player: 'discriminator', at: 0, words: 'The first layer of D' },
    ] as const;
    return ends
      .filter(({ player, at }) => config[player].layers[at]?.batchNorm)
      .map(({ player, at, words }) => ({
        path: [player, 'layers', at, 'batchNorm'],
        message: `${words} has batch norm.`,
        reason:
          'It takes the brightness and contrast of a batch away from the images themselves. DCGAN’s authors saw samples swing and training grow unstable with it at these two places.',
        fix: {
          title: 'Turn it off there',
          settings: layerSettings(config, player, (_, index) => (index === at ? { batchNorm: false } : {})),
        },
      }));
  },
};
