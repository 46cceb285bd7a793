import { z } from 'zod';
import { scheduleConfig } from './schedule';

const learningRate = z
  .number()
  .positive()
  .max(1)
  .meta({ title: 'Learning rate', description: 'Size of an update; a schedule takes shares of it.' });

/** Adam needs no `id`: it was the only one once, and stored configurations do not name it. */
const adam = z
  .strictObject({
    id: z.literal('adam').optional().default('adam'),
    learningRate: learningRate.default(2e-4),
    schedule: scheduleConfig,
    beta1: z
      .number()
      .min(0)
      .max(0.9999)
      .default(0.5)
      .meta({ title: 'Beta 1', description: 'Memory of the mean gradient; 0.5 keeps GANs from swinging.' }),
    beta2: z
      .number()
      .min(0)
      .max(0.99999)
      .default(0.999)
      .meta({ title: 'Beta 2', description: 'Memory of its size.' }),
  })
  .meta({ title: 'Adam', description: 'Each weight moves by about its rate, whatever the gradient’s size.' });

const rmsprop = z
  .strictObject({
    id: z.literal('rmsprop'),
    learningRate: learningRate.default(5e-5),
    schedule: scheduleConfig,
    decay: z
      .number()
      .min(0)
      .max(0.9999)
      .default(0.9)
      .meta({ title: 'Decay', description: 'Memory of the gradient’s size.' }),
  })
  .meta({ title: 'RMSprop', description: 'Adam without its mean: what WGAN with a weight clip wants.' });

const sgd = z
  .strictObject({
    id: z.literal('sgd'),
    learningRate: learningRate.default(0.01),
    schedule: scheduleConfig,
    momentum: z
      .number()
      .min(0)
      .max(0.9999)
      .default(0)
      .meta({ title: 'Momentum', description: 'Share of the last update that is made again.' }),
  })
  .meta({ title: 'SGD', description: 'The gradient as it is: a vanished one moves nothing.' });

const optimizer = z.discriminatedUnion('id', [adam, rmsprop, sgd]);
export type OptimizerConfig = z.infer<typeof optimizer>;
export type OptimizerId = OptimizerConfig['id'];

export const optimizersConfig = z
  .strictObject({
    generator: optimizer.meta({ title: 'Optimizer of G' }),
    discriminator: optimizer.meta({ title: 'Optimizer of D' }),
  })
  .meta({
    title: 'Optimizers',
    section: 'Training',
    description: 'One a network. The ratio of the two rates decides who gets ahead.',
  });
