import { z } from 'zod';

/** Steps are those of G, from 1. A share is one of the optimizer's learning rate. */
const warmup = {
  warmupSteps: z.int().min(0).max(1_000_000).default(0).meta({
    title: 'Warm-up',
    description: 'Steps in which the rate first rises evenly from nothing; 0: none.',
  }),
};
const fall = {
  fromStep: z
    .int()
    .min(0)
    .max(10_000_000)
    .default(0)
    .meta({ title: 'From step', description: 'It stays whole up to here.' }),
  finalShare: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .meta({ title: 'Final share', description: 'Of the learning rate, at the last step.' }),
};
const decay = {
  everySteps: z.int().min(1).max(10_000_000).default(1000).meta({ title: 'Every', description: 'Steps.' }),
  factor: z.number().positive().max(1).default(0.5).meta({
    title: 'Factor',
    description: 'What the rate is multiplied by in so many steps.',
  }),
};

/** How a learning rate changes over a run. */
export const scheduleConfig = z
  .discriminatedUnion('id', [
    z
      .strictObject({ id: z.literal('constant'), ...warmup })
      .meta({ title: 'constant', description: 'The same rate from first to last, as DCGANs are trained.' }),
    z
      .strictObject({ id: z.literal('linear'), ...fall, ...warmup })
      .meta({ title: 'linear', description: 'Falls evenly to its final share at the last step.' }),
    z.strictObject({ id: z.literal('cosine'), ...fall, ...warmup }).meta({
      title: 'cosine',
      description: 'Falls along half a cosine: slowly, fast, slowly (1608.03983).',
    }),
    z
      .strictObject({ id: z.literal('steps'), ...decay, ...warmup })
      .meta({ title: 'steps', description: 'Falls at once, by its factor, every so many steps.' }),
    z.strictObject({ id: z.literal('exponential'), ...decay, ...warmup }).meta({
      title: 'exponential',
      description: 'Falls by its factor over so many steps, a little at each.',
    }),
  ])
  .prefault({ id: 'constant' })
  .meta({ title: 'Schedule' });
export type ScheduleConfig = z.infer<typeof scheduleConfig>;
