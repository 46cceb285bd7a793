import { type DatasetConfig, classCountOf } from './dataset';

interface Conditional {
  conditional: boolean;
  classes: 'all' | readonly number[];
  dataset: DatasetConfig;
}

/** The classes that G and D are told of, each once; none where the run is not conditional. */
export function conditionsOf({ conditional, classes, dataset }: Conditional): number[] {
  if (!conditional) return [];
  return classes === 'all' ? [...Array(classCountOf(dataset) ?? 0).keys()] : [...new Set(classes)];
}

/** How many numbers G makes an image of: the latents, and a place for each class it is told of. */
export const inputSizeOf = (config: Conditional & { latentDim: number }): number =>
  config.latentDim + conditionsOf(config).length;
