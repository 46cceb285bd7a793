import type { Check } from '../check';
import { hiddenLayers, layerSettings } from '../layers';

export const linearLayer: Check = {
  meta: {
    id: 'linear-layer',
    title: 'A layer without an activation',
    references: ['A linear map of a linear map is a linear map', 'arXiv 1511.06434'],
  },
  check(config) {
    const inner = { generator: hiddenLayers(config), discriminator: config.discriminator.layers };
    return (['generator', 'discriminator'] as const).flatMap((player) =>
      inner[player].flatMap(({ activation }, at) =>
        activation === 'none'
          ? [
              {
                path: [player, 'layers', at, 'activation'],
                message: `Layer ${at + 1} of ${player === 'generator' ? 'G' : 'D'} has no activation and adds no depth.`,
                reason:
                  player === 'generator'
                    ? 'It and the next are one linear map, batch norm or not: the network can draw nothing more with two.'
                    : 'It and the next are one linear map, batch norm or not. After D’s last layer comes the logit, which is linear and added by itself.',
                fix: {
                  title: 'Give it a leaky ReLU',
                  settings: layerSettings(config, player, (_, index) =>
                    index === at ? { activation: 'leaky_relu', slope: 0.2 } : {},
                  ),
                },
              },
            ]
          : [],
      ),
    );
  },
};
