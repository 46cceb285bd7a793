import { z } from 'zod';

const settings = (weight: number) => ({
  weight: z
    .number()
    .positive()
    .max(1000)
    .default(weight)
    .meta({ title: 'Weight', description: 'Of the penalty beside D’s loss.' }),
  everySteps: z.int().min(1).max(1000).default(1).meta({
    title: 'Every',
    description: 'Steps between two penalties, each weighted by so many steps.',
  }),
});

/** What D’s gradient by its input costs it. Second-order: D may use no batch norm, tanh or sigmoid with it. */
export const penaltyConfig = z
  .discriminatedUnion('id', [
    z.strictObject({ id: z.literal('none') }).meta({ title: 'none' }),
    z.strictObject({ id: z.literal('r1'), ...settings(10) }).meta({
      title: 'R1',
      description: 'D must be flat at real images: (weight / 2) mean |dD/dx|². No batch norm in D with it.',
    }),
    z.strictObject({ id: z.literal('gp'), ...settings(10) }).meta({
      title: 'Gradient penalty',
      description:
        'D must rise by 1 a pixel distance between real and generated: weight mean (|dD/dx| - 1)². No batch norm in D with it.',
    }),
  ])
  .prefault({ id: 'none' })
  .meta({ title: 'Penalty', section: 'Discriminator' });
export type PenaltyConfig = z.infer<typeof penaltyConfig>;
export type PenaltyId = PenaltyConfig['id'];
