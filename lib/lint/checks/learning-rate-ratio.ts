import type { RunConfig } from '@/lib/protocol/run-config';
import type { Check } from '../check';
import { rounded } from '../rounded';

const EXTREME = 10;
/** What DCGAN trains both networks with; the rate that is farther from it is the odd one. */
const USUAL = 2e-4;

export const learningRateRatio: Check = {
  meta: {
    id: 'learning-rate-ratio',
    title: 'One network much faster than the other',
    references: [
      'Measured: the same networks were readable by step 2,500 with a D 3 to 5 times faster, by 8,000 at 10 times, and not by then at 20 and more',
      'Measured: G 100 times faster than D drew one class, or noise that D took for digits',
    ],
  },
  check(config) {
    if (config.loss === 'wgan' || config.loss === 'wgan_gp') return []; // a critic is to be ahead
    const { generator, discriminator } = config.optimizer;
    // Steps of SGD and of Adam are of another size at the same rate.
    if ((generator.id === 'sgd') !== (discriminator.id === 'sgd')) return [];
    const ratio = (config.discriminatorSteps * discriminator.learningRate) / generator.learningRate;
    if (ratio >= EXTREME)
      return [
        {
          path: ['optimizer', 'discriminator', 'learningRate'],
          message: `D is ${rounded(ratio)} times as fast as G${config.discriminatorSteps > 1 ? ', its steps counted' : ''}.`,
          reason:
            'Measured on one pair of networks: digits by step 2,500 with a D 3 to 5 times faster, by 8,000 at 10 times, none by then at 20 and more; D’s loss lay at zero all the while.',
          fix: levelled(config),
        },
      ];
    if (1 / ratio >= EXTREME)
      return [
        {
          path: ['optimizer', 'generator', 'learningRate'],
          message: `G is ${rounded(1 / ratio)} times as fast as D.`,
          reason:
            'Measured at 100 times: G ran to whatever fooled D at the time, one class in one run, noise in another. What it takes to go wrong between 10 and 100 was not measured.',
          fix: levelled(config),
        },
      ];
    return [];
  },
};

function levelled({ optimizer, discriminatorSteps }: RunConfig) {
  const { generator, discriminator } = optimizer;
  const oddness = (rate: number) => Math.abs(Math.log(rate / USUAL));
  const isGOdd = oddness(generator.learningRate) > oddness(discriminator.learningRate);
  const learningRate = isGOdd ? discriminator.learningRate : generator.learningRate;
  return {
    title: `Give both the rate ${learningRate}`,
    settings: {
      optimizer: { [isGOdd ? 'generator' : 'discriminator']: { learningRate } },
      ...(discriminatorSteps > 1 ? { discriminatorSteps: 1 } : {}),
    },
  };
}
