import type { RunConfig } from './index';
import type { LayerConfig } from './layers';

type Player = 'generator' | 'discriminator';

/** Changes to some layers of a player, as settings to lay over the configuration: lists are replaced whole. */
export const layerSettings = (
  config: RunConfig,
  player: Player,
  change: (layer: LayerConfig, index: number) => Partial<LayerConfig>,
) => ({
  [player]: {
    layers: config[player].layers.map((layer, index) => ({ ...layer, ...change(layer, index) })),
  },
});
