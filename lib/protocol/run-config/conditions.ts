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
