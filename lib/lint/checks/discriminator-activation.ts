import type { Check } from '../check';
import { layerSettings } from '../layers';

const LETS_THROUGH = ['leaky_relu', 'none'];

export const discriminatorActivation: Check = {
  meta: {
    id: 'discriminator-activation',
    title: 'An activation that stops gradients in D',
    lesson: 6,
    references: ['arXiv 1511.06434'],
  },
  check(config) {
    const { layers } = config.discriminator;
    const at = layers.findIndex(({ activation }) => !LETS_THROUGH.includes(activation));
    if (at < 0) return [];
    return [
      {
        path: ['discriminator', 'layers', at, 'activation'],
        message: `Layer ${at + 1} of D has ${layers[at]!.activation}, which stops gradients.`,
        reason:
          'All that G learns comes through D. ReLU passes nothing back where it is at zero, tanh and sigmoid next to nothing where they are saturated; DCGAN advises leaky ReLU in every layer of D.',
        fix: {
          title: 'Leaky ReLU in D',
          settings: layerSettings(config, 'discriminator', ({ activation }) =>
            LETS_THROUGH.includes(activation) ? {} : { activation: 'leaky_relu', slope: 0.2 },
          ),
        },
      },
    ];
  },
};
