import { z } from 'zod';

const change = (title: string, description: string) =>
  z.boolean().default(false).meta({ title, description });

/** Differentiable augmentation (arXiv 2006.10738): what is done to every image that D sees, real or generated. */
export const augmentConfig = z
  .strictObject({
    color: change('Colour', 'Brightness, contrast and, of colour images, saturation vary.'),
    translation: change('Translation', 'Images are moved by up to an eighth of their sides.'),
    cutout: change('Cutout', 'A square of half the sides is blank.'),
  })
  .prefault({})
  .meta({
    title: 'Augmentation',
    description:
      'Every image that D sees is changed by chance, real or generated, in its step and in G’s. Against a D that knows few reals by heart: for hundreds or a few thousand images.',
  });
export type AugmentConfig = z.infer<typeof augmentConfig>;
export const isAugmented = (config: AugmentConfig) => Object.values(config).some(Boolean);
