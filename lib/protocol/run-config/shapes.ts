import type { LayerConfig } from './layers';

/** One layer with what follows from its place: its name on charts, its shapes, its trainable numbers. */
export interface PlacedLayer {
  name: string;
  /** [units] or [height, width, channels], without the batch. */
  inputShape: readonly number[];
  outputShape: readonly number[];
  /** How many scales and shifts it has, one for all pixels of a channel or one a unit. */
  channels: number;
  parameters: number;
  config: LayerConfig;
}

export type Shapes = { ok: true; layers: PlacedLayer[] } | { ok: false; layer: number; message: string };

/** The layer that is added to those of D: one logit an image, and one more for each class that D is told of. */
export const logitOf = (classes: number): LayerConfig => ({
  type: 'dense',
  units: 1 + classes,
  normPer: 'channel',
  batchNorm: false,
  activation: 'none',
  slope: 0,
  dropout: 0,
});

/** How many numbers a shape holds. */
export const sizeOf = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/**
 * Walks the layers from `inputShape` and gives each its name and shapes, or says which layer cannot
 * stand where it is. Names count a kind from 1 in the direction of the data: dense, up1, up2, conv1, ...
 */
export function placeLayers(layers: readonly LayerConfig[], inputShape: readonly number[]): Shapes {
  const placed: PlacedLayer[] = [];
  const counts = { dense: 0, conv: 0, convTranspose: 0 };
  let shape = inputShape;
  for (const [index, config] of layers.entries()) {
    const step = outputOf(config, shape);
    if (typeof step === 'string') return { ok: false, layer: index, message: step };
    const count = ++counts[config.type];
    const isPerUnit = config.type === 'dense' && config.batchNorm && config.normPer === 'unit';
    const channels = isPerUnit ? sizeOf(step.shape) : (step.shape.at(-1) ?? 0);
    placed.push({
      name: layerName(config.type, count),
      inputShape: shape,
      outputShape: step.shape,
      channels,
      // Batch norm replaces the bias: a shift that it would remove again.
      parameters: step.weights + (config.batchNorm ? 2 : 1) * channels,
      config,
    });
    shape = step.shape;
  }
  return { ok: true, layers: placed };
}

function layerName(type: LayerConfig['type'], count: number): string {
  if (type === 'dense') return count === 1 ? 'dense' : `dense${count}`;
  return type === 'conv' ? `conv${count}` : `up${count}`;
}

function outputOf(
  config: LayerConfig,
  input: readonly number[],
): { shape: readonly number[]; weights: number } | string {
  if (config.type === 'dense') {
    if ((config.units === undefined) === (config.shape === undefined)) {
      return 'a dense layer needs either "units" or "shape" [height, width, channels]';
    }
    const shape = config.shape ?? [config.units ?? 0];
    return { shape, weights: sizeOf(input) * sizeOf(shape) };
  }
  const [height, width, channels] = input;
  if (height === undefined || width === undefined || channels === undefined) {
    return `a ${config.type} layer needs an image or feature map, and gets a vector of ${sizeOf(input)}; put a dense layer with "shape" before it`;
  }
  const side = (pixels: number) =>
    config.type === 'conv' ? Math.ceil(pixels / config.stride) : pixels * config.stride;
  const shape = [side(height), side(width), config.filters];
  if (Math.max(...shape.slice(0, 2)) > 512)
    return `it would make an image of ${shape.join(' x ')}; at most 512 pixels a side`;
  return { shape, weights: config.kernel * config.kernel * channels * config.filters };
}
