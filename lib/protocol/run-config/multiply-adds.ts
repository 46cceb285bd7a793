import { inputSizeOf } from './conditions';
import { imageShapeOf } from './image-shape';
import type { RunConfig } from './index';
import type { LayerConfig } from './layers';
import { type PlacedLayer, placeLayers, sizeOf } from './shapes';

/**
 * Multiply-adds of one step: D on real and on fake, forward and back, then G through D, forward and back. A layer's
 * backward pass costs as much by its input as by its weights; the first of a network has none by its input.
 */
export function multiplyAdds(config: RunConfig): number {
  const { dataset, generator, discriminator, batchSize } = config;
  const g = ofLayers(generator.layers, [inputSizeOf(config)]);
  const d = ofLayers(discriminator.layers, imageShapeOf(dataset));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const backG = sum(g) + sum(g.slice(1));
  const backD = sum(d) + sum(d.slice(1));
  const stepD = sum(g) + 2 * (sum(d) + backD);
  // Through D by its input alone: its weights are not asked for.
  const stepG = sum(g) + sum(d) + sum(d) + backG;
  return batchSize * (stepD + stepG);
}

function ofLayers(layers: readonly LayerConfig[], input: readonly number[]): number[] {
  const placed = placeLayers(layers, input);
  return placed.ok ? placed.layers.map(ofLayer) : [];
}

function ofLayer({ config, inputShape, outputShape }: PlacedLayer): number {
  if (config.type === 'dense') return sizeOf(inputShape) * sizeOf(outputShape);
  const channels = (inputShape.at(-1) ?? 1) * config.filters * config.kernel ** 2;
  const [height = 1, width = 1] = config.type === 'conv' ? outputShape : inputShape;
  return height * width * channels;
}
