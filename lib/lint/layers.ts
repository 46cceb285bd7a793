import type { LayerConfig, RunConfig } from '@/lib/protocol/run-config';

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

/** All but the last layer of G, which makes the image. */
export const hiddenLayers = ({ generator }: RunConfig) => generator.layers.slice(0, -1);

/** Something holds D's slope down. */
export const isBounded = ({ discriminator, penalty, weightClip }: RunConfig) =>
  discriminator.spectralNorm || penalty.id !== 'none' || weightClip > 0;
