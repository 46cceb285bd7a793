import {
  type DatasetConfig,
  type PlacedLayer,
  conditionsOf,
  datasetConfig,
  discriminatorConfig,
  generatorConfig,
  imageShapeOf,
  logitOf,
  placeLayers,
} from '@/lib/protocol/run-config';
import type { Plain } from './schema';

/** The layers as far as they fit, in the order of the data, and their trainable numbers if all do. */
export interface NetworkSize {
  layers: PlacedLayer[];
  parameters: number | null;
}

const UNKNOWN: NetworkSize = { layers: [], parameters: null };

/** The sizes of G and D while a configuration is written; nothing is known of one that does not parse. */
export function networkSizes(config: Plain): Record<'generator' | 'discriminator', NetworkSize> {
  const g = generatorConfig.safeParse(config['generator']);
  const d = discriminatorConfig.safeParse(config['discriminator']);
  const latentDim = Number(config['latentDim']);
  const dataset = datasetConfig.safeParse(config['dataset']);
  const told = dataset.success ? toldOf(config, dataset.data) : 0;
  return {
    generator: g.success && Number.isInteger(latentDim) ? sizeUp(g.data.layers, [latentDim + told]) : UNKNOWN,
    discriminator:
      d.success && dataset.success
        ? sizeUp([...d.data.layers, logitOf(told)], imageShapeOf(dataset.data))
        : UNKNOWN,
  };
}

/** How many classes both are told of, as far as they are written well. */
function toldOf({ conditional, classes }: Plain, dataset: DatasetConfig): number {
  const kept = Array.isArray(classes) ? classes.map(Number) : 'all';
  return conditionsOf({ conditional: conditional === true, classes: kept, dataset }).length;
}

function sizeUp(layers: Parameters<typeof placeLayers>[0], input: readonly number[]): NetworkSize {
  const placed = placeLayers(layers, input);
  if (!placed.ok) return { ...sizeUp(layers.slice(0, placed.layer), input), parameters: null };
  return {
    layers: placed.layers,
    parameters: placed.layers.reduce((sum, { parameters }) => sum + parameters, 0),
  };
}
