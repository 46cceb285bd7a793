import { z } from 'zod';
import { augmentConfig } from './augment';

/**
 * The declarative layers of G and D. `title` and `description` become labels and help of the form;
 * `lesson` (1 to 7) ties a setting to the lesson it stands for.
 */
export const ACTIVATIONS = ['none', 'relu', 'leaky_relu', 'tanh', 'sigmoid'] as const;

const afterLayer = {
  batchNorm: z.boolean().default(false).meta({
    title: 'Batch norm',
    description: 'Helps, but does not rescue wrong kernels or a D loss that ran to zero.',
    lesson: 4,
  }),
  activation: z.enum(ACTIVATIONS).default('none').meta({ title: 'Activation' }),
  slope: z.number().min(0).max(1).default(0.2).meta({ title: 'Leaky ReLU slope' }),
  dropout: z
    .number()
    .min(0)
    .max(0.95)
    .default(0)
    .meta({ title: 'Dropout', description: 'Share of units dropped.' }),
};

const convolution = {
  filters: z.int().min(1).max(1024).default(32).meta({
    title: 'Filters',
    description: 'More filters, sharper images; with few in G they come out blurred.',
    lesson: 1,
  }),
  kernel: z.int().min(1).max(11).default(5).meta({
    title: 'Kernel',
    description: 'Pixels. Larger kernels make smoother images at the top of G.',
    lesson: 1,
  }),
  stride: z.int().min(1).max(4).default(1).meta({ title: 'Stride', description: 'Pixels.' }),
};

/** A fully connected layer: `units` outputs, or a feature map of `shape` [height, width, channels]. */
export const denseLayer = z
  .strictObject({
    type: z.literal('dense'),
    units: z.int().min(1).max(65536).optional().meta({ title: 'Units' }),
    shape: z
      .tuple([z.int().min(1).max(256), z.int().min(1).max(256), z.int().min(1).max(1024)], {
        error: 'give three whole numbers: height, width, channels',
      })
      .optional()
      .meta({ title: 'Shape', description: 'Height, width, channels of the feature map it makes.' }),
    normPer: z.enum(['channel', 'unit']).default('channel').meta({
      title: 'Batch norm per',
      description:
        'Of a feature map: statistics over its pixels and the batch, or of every unit over the batch alone.',
    }),
    ...afterLayer,
  })
  .meta({ title: 'dense' });
/** A convolution, padding `same`: the output is ceil(input / stride). */
export const convLayer = z
  .strictObject({ type: z.literal('conv'), ...convolution, ...afterLayer })
  .meta({ title: 'conv' });
/** A transposed convolution, padding `same`: the output is input x stride. */
export const convTransposeLayer = z
  .strictObject({
    type: z.literal('convTranspose'),
    ...convolution,
    ...afterLayer,
  })
  .meta({ title: 'up-conv' });

export const layer = z.discriminatedUnion('type', [denseLayer, convLayer, convTransposeLayer]);
export type LayerConfig = z.infer<typeof layer>;

const layers = z.array(layer).min(1, 'give at least one layer').max(12, 'give at most 12 layers');

export const generatorConfig = z
  .strictObject({
    layers,
    ema: z.number().min(0).max(0.99999).default(0).meta({
      title: 'Average of weights',
      description:
        'Samples come from an average of G’s weights with this memory, e.g. 0.999: calmer than the last step’s. 0: from G itself.',
    }),
  })
  .meta({
    section: 'Generator',
    title: 'Generator',
    description: 'From the latent z to an image in [-1, 1]; ends in tanh.',
  });
export const discriminatorConfig = z
  .strictObject({
    layers,
    spectralNorm: z.boolean().default(false).meta({
      title: 'Spectral norm',
      description:
        'Every layer of D is divided by how much it can stretch its input, so that D cannot run away; batch norm in D undoes it.',
    }),
    augment: augmentConfig,
    noise: z
      .strictObject({
        deviation: z
          .number()
          .min(0)
          .max(2)
          .default(0)
          .meta({ title: 'Noise', description: 'Deviation of what is added to each pixel D sees; 0: none.' }),
        untilStep: z
          .int()
          .min(1)
          .max(10_000_000)
          .default(2000)
          .meta({ title: 'Until step', description: 'It falls evenly to nothing up to here.' }),
      })
      .prefault({})
      .meta({
        title: 'Input noise',
        description: 'Real and generated overlap while there is noise, so D cannot tell them apart for sure.',
      }),
  })
  .meta({
    section: 'Discriminator',
    title: 'Discriminator',
    description: 'From an image to one logit; the logit layer is added by itself.',
  });
