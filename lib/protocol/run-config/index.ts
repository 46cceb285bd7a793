import { z } from 'zod';
import { IMAGE_SHAPE, datasetConfig } from './dataset';
import { discriminatorConfig, generatorConfig } from './layers';
import { placeLayers } from './shapes';

/**
 * The configuration of a run: what is trained, on what, how. Parsed once where a run is asked for;
 * its JSON Schema makes the form, where `section` groups what belongs together and `lesson` (1 to 7) ties a
 * setting to what it teaches. Kept with the run for ever, so that a run can be repeated.
 */
const adam = z.strictObject({
  learningRate: z
    .number()
    .positive()
    .max(1)
    .meta({ title: 'Learning rate', description: 'Size of an update.' }),
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
});

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

export const LOSS_IDS = ['bce_ns'] as const;
export const BACKEND_IDS = ['tensorflow', 'wasm', 'cpu'] as const;
export type BackendId = (typeof BACKEND_IDS)[number];

const runConfigShape = z.strictObject({
  dataset: datasetConfig,
  classes: z
    .union([z.literal('all'), z.array(z.int().min(0).max(9)).min(1).max(10)], {
      error: 'give "all", or a list of classes from 0 to 9',
    })
    .default('all')
    .meta({
      title: 'Classes',
      description: '"all", or only these, e.g. "1": cars before all ten.',
      lesson: 5,
      section: 'Data',
    }),
  latentDim: z
    .int()
    .min(1)
    .max(1024)
    .default(64)
    .meta({ title: 'Latent size', description: 'Numbers in z, drawn from N(0, 1).', section: 'Generator' }),
  generator: generatorConfig,
  discriminator: discriminatorConfig,
  totalSteps: z.int().min(1).max(10_000_000).meta({
    title: 'Steps',
    description: 'Updates of G. A few hundred say nothing: do not stop early.',
    lesson: 7,
    section: 'Training',
  }),
  batchSize: z.int().min(2).max(1024).default(32).meta({
    title: 'Batch size',
    description: 'Images a step, real and generated each.',
    section: 'Training',
  }),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1)
    .meta({ title: 'Seed', description: 'Same seed and backend, same run.', section: 'Training' }),
  backend: z
    .enum(['auto', ...BACKEND_IDS])
    .default('auto')
    .meta({
      title: 'Backend',
      description: 'auto takes the best one found; cpu is 100 times slower than wasm.',
      section: 'Training',
    }),
  loss: z.enum(LOSS_IDS).default('bce_ns').meta({
    title: 'Loss',
    description: 'Non-saturating binary cross-entropy on logits: G keeps a gradient when D wins.',
    section: 'Training',
  }),
  optimizer: z
    .strictObject({
      generator: adam.meta({ title: 'Adam for G' }),
      discriminator: adam.meta({ title: 'Adam for D' }),
    })
    .meta({
      title: 'Optimizers',
      section: 'Training',
      description: 'One a network. The ratio of the two rates decides who gets ahead.',
    }),
  labels: labelsConfig.prefault({}).meta({ section: 'Training' }),
  samples: z
    .strictObject({
      everySteps: z
        .int()
        .min(1)
        .max(1_000_000)
        .default(100)
        .meta({ title: 'Every', description: 'Steps between two sample grids.' }),
      count: z
        .int()
        .min(1)
        .max(64)
        .default(64)
        .meta({ title: 'Samples', description: 'Images in a grid of eight columns.' }),
    })
    .prefault({})
    .meta({ title: 'Samples', section: 'Measuring' }),
  gradients: z
    .strictObject({
      everySteps: z.int().min(1).max(1_000_000).default(1).meta({
        title: 'Every',
        description: 'Steps between two measurements of every layer’s gradient.',
        lesson: 6,
      }),
    })
    .prefault({})
    .meta({ title: 'Gradients', section: 'Measuring' }),
  metrics: z
    .strictObject({
      everySteps: z.int().min(1).max(1_000_000).default(100).meta({
        title: 'Every',
        description:
          'Steps between two measurements of quality and diversity. Samples say when to stop; losses do not.',
        lesson: 7,
      }),
      samples: z.int().min(16).max(2000).default(500).meta({
        title: 'Samples',
        description:
          'Generated images a measurement, compared with as many real ones. Only runs with the same number compare.',
      }),
    })
    .prefault({})
    .meta({ title: 'Quality and diversity', section: 'Measuring' }),
  checkpoint: z
    .strictObject({
      everySteps: z
        .int()
        .min(1)
        .max(1_000_000)
        .default(500)
        .meta({ title: 'Every', description: 'Steps between two checkpoints.' }),
      keep: z.int().min(1).max(100).default(3).meta({
        title: 'Keep',
        description: 'Newest checkpoints that stay on disk, beside the one with the best samples.',
      }),
    })
    .prefault({})
    .meta({ title: 'Checkpoints', section: 'Measuring' }),
});

export const runConfig = runConfigShape.superRefine((config, context) => {
  const image = IMAGE_SHAPE[config.dataset.id];
  const generator = placeLayers(config.generator.layers, [config.latentDim]);
  if (!generator.ok) {
    context.addIssue({
      code: 'custom',
      path: ['generator', 'layers', generator.layer],
      message: generator.message,
    });
  } else if (generator.layers.length > 0) {
    const made = generator.layers.at(-1)?.outputShape ?? [];
    if (made.join() !== image.join()) {
      context.addIssue({
        code: 'custom',
        path: ['generator', 'layers'],
        message: `the generator makes ${made.join(' x ')}, but ${config.dataset.id} images are ${image.join(' x ')}`,
      });
    }
    if (config.generator.layers.at(-1)?.activation !== 'tanh') {
      context.addIssue({
        code: 'custom',
        path: ['generator', 'layers', config.generator.layers.length - 1, 'activation'],
        message: 'the last layer must end in "tanh": images are scaled to [-1, 1]',
      });
    }
  }
  const discriminator = placeLayers(config.discriminator.layers, image);
  if (!discriminator.ok) {
    context.addIssue({
      code: 'custom',
      path: ['discriminator', 'layers', discriminator.layer],
      message: discriminator.message,
    });
  }
});
/** A parsed configuration: every default filled in. */
export type RunConfig = z.infer<typeof runConfig>;
/** What a person or preset writes: defaults may be left out. */
export type RunConfigInput = z.input<typeof runConfig>;

/** The form is made from this. Cross-field checks are not in it: the server answers those with a path. */
export function runConfigJsonSchema(): unknown {
  return z.toJSONSchema(runConfigShape, { io: 'input' });
}

export { LOGIT, placeLayers, sizeOf } from './shapes';
export type { PlacedLayer } from './shapes';
export { IMAGE_SHAPE } from './dataset';
export type { DatasetConfig, DatasetId } from './dataset';
export { discriminatorConfig, generatorConfig } from './layers';
export type { LayerConfig } from './layers';
