import type { OptimizerConfig } from '@/lib/protocol/run-config';
import type { Check } from '../check';

/** With which the paper trains both networks. */
const RMSPROP = { id: 'rmsprop', learningRate: 5e-5, decay: 0.9 } as const;

export const criticMomentum: Check = {
  meta: {
    id: 'critic-momentum',
    title: 'Momentum in a clipped critic',
    references: ['arXiv 1701.07875'],
  },
  check({ loss, weightClip, optimizer: { discriminator } }) {
    if (loss !== 'wgan' || weightClip === 0) return [];
    const setting = momentumIn(discriminator);
    if (setting === null) return [];
    return [
      {
        path: ['optimizer', 'discriminator', setting],
        message: 'A clipped critic is trained with momentum.',
        reason:
          'The authors of WGAN saw its loss blow up and samples grow worse with momentum, Adam’s beta 1 included, and took RMSprop at 5e-5 for both networks.',
        fix: {
          title: 'RMSprop at 5e-5 for both',
          settings: { optimizer: { generator: RMSPROP, discriminator: RMSPROP } },
        },
      },
    ];
  },
};

/** The setting that makes it go on in the direction of its last steps, if it does. */
function momentumIn(optimizer: OptimizerConfig) {
  if (optimizer.id === 'adam') return optimizer.beta1 > 0 ? 'beta1' : null;
  if (optimizer.id === 'sgd') return optimizer.momentum > 0 ? 'momentum' : null;
  return null;
}
