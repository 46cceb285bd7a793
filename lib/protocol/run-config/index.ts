import { z } from 'zod';
import { LOSS_FAMILIES } from '../loss-family';
import { conflictsIn } from './conflicts';
import { datasetConfig } from './dataset';
import { labelsConfig } from './labels';
import { discriminatorConfig, generatorConfig } from './layers';
import { measuringSettings } from './measuring';
import { optimizersConfig } from './optimizer';
import { penaltyConfig } from './penalty';

export const BACKEND_IDS = ['tensorflow', 'webgpu', 'wasm', 'cpu'] as const;
export type BackendId = (typeof BACKEND_IDS)[number];

/**
 * The configuration of a run: what is trained, on what, how. Parsed once where a run is asked for;
 * its JSON Schema makes the form, where `section` groups what belongs together and `lesson` (1 to 7) ties a
 * setting to what it teaches. Kept with the run for ever, so that a run can be repeated.
 */
const runConfigShape = z.strictObject({
  dataset: datasetConfig,
  classes: z
    .union([z.literal('all'), z.array(z.int().min(0).max(999)).min(1).max(1000)], {
      error: 'give "all", or a list of classes such as 0, 3',
    })
    .default('all')
    .meta({
      title: 'Classes',
      description: '"all", or only these, e.g. "1": cars before all ten.',
      lesson: 5,
      section: 'Data',
    }),
  conditional: z.boolean().default(false).meta({
    title: 'Conditional',
    description:
      'G is told which class to make, and D which one it looks at: samples then stand in columns, a class each.',
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
  loss: z.enum(LOSS_FAMILIES).default('bce_ns').meta({
    title: 'Loss',
    description:
      'bce_ns: cross-entropy that leaves G a gradient when D wins. bce_minimax: the same D, and G’s gradient vanishes. lsgan: squares. hinge: margins. relativistic: real against generated. wgan: scores, with a weight clip. wgan_gp: scores, with a gradient penalty.',
    section: 'Training',
  }),
  optimizer: optimizersConfig,
  discriminatorSteps: z.int().min(1).max(20).default(1).meta({
    title: 'D steps',
    description: 'Updates of D before each of G; 1 for most losses, 5 for WGAN.',
    section: 'Training',
  }),
  penalty: penaltyConfig,
  weightClip: z.number().min(0).max(1).default(0).meta({
    title: 'Weight clip',
    description: 'D’s weights are cut to this size after its update, 0.01 for WGAN; 0: not at all.',
    section: 'Discriminator',
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
      count: z.int().min(1).max(2000).default(64).meta({
        title: 'Samples',
        description: 'Images in a grid of eight columns or of a class a column, 64 at most; or points.',
      }),
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
      keepEvery: z.int().min(0).max(1_000_000).default(0).meta({
        title: 'Keep every',
        description: 'Steps between two checkpoints that stay on disk for good; 0: none does.',
      }),
    })
    .prefault({})
    .meta({ title: 'Checkpoints', section: 'Measuring' }),
  ...measuringSettings,
});

export const runConfig = runConfigShape.superRefine((config, context) => {
  for (const { path, message } of conflictsIn(config)) context.addIssue({ code: 'custom', path, message });
});
/** A parsed configuration: every default filled in. */
export type RunConfig = z.infer<typeof runConfig>;
/** What a person or preset writes: defaults may be left out. */
export type RunConfigInput = z.input<typeof runConfig>;

/** The form is made from this. Cross-field checks are not in it: the server answers those with a path. */
export function runConfigJsonSchema(): unknown {
  return z.toJSONSchema(runConfigShape, { io: 'input' });
}

export { conditionsOf, inputSizeOf } from './conditions';
export { logitOf, placeLayers, sizeOf } from './shapes';
export type { PlacedLayer } from './shapes';
export { classCountOf, datasetConfig } from './dataset';
export type { DatasetConfig, DatasetId } from './dataset';
export { imageShapeOf } from './image-shape';
export type { ImageShape, PointShape } from './image-shape';
export { isAugmented } from './augment';
export type { AugmentConfig } from './augment';
export { centresOf } from './mixture';
export type { MixtureConfig } from './mixture';
export { discriminatorConfig, generatorConfig } from './layers';
export type { LayerConfig } from './layers';
export type { LabelsConfig } from './labels';
export type { OptimizerConfig, OptimizerId } from './optimizer';
export type { PenaltyConfig, PenaltyId } from './penalty';
export { isScheduled, rateAt } from './rate-at';
export type { ScheduleConfig } from './schedule';
