import { z } from 'zod';

const range = (low: number, high: number) =>
  z
    .tuple([z.number().min(0).max(1), z.number().min(0).max(1)], { error: 'give two numbers: low, high' })
    .refine(([a, b]) => a <= b, 'the first number must not be above the second')
    .default([low, high]);

export const labelsConfig = z
  .strictObject({
    flip: z.boolean().default(false).meta({
      title: 'Flip labels',
      description:
        'Generated = 1, real = 0, in both steps. The same mathematics as the non-saturating G loss.',
      lesson: 2,
    }),
    real: range(1, 1).meta({
      title: 'Label of real images',
      description:
        'Drawn per image from this range when D trains, e.g. 0.9 to 1. Hard labels let D run away.',
      lesson: 3,
    }),
    fake: range(0, 0).meta({
      title: 'Label of generated images',
      description:
        'Drawn per image from this range when D trains, e.g. 0 to 0.1. G always trains on a hard target.',
      lesson: 3,
    }),
    flipProbability: z.number().min(0).max(0.5).default(0).meta({
      title: 'Flip probability',
      description: 'Each image’s label is swapped with this probability, drawn per image when D trains.',
      lesson: 3,
    }),
  })
  .meta({ title: 'Labels' });
export type LabelsConfig = z.infer<typeof labelsConfig>;
