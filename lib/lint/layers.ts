import type { RunConfig } from '@/lib/protocol/run-config';

export { layerSettings } from '@/lib/protocol/run-config/layer-settings';

/** All but the last layer of G, which makes the image. */
export const hiddenLayers = ({ generator }: RunConfig) => generator.layers.slice(0, -1);

/** Something holds D's slope down. */
export const isBounded = ({ discriminator, penalty, weightClip }: RunConfig) =>
  discriminator.spectralNorm || penalty.id !== 'none' || weightClip > 0;
