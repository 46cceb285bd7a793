import { z } from 'zod';
import { catalogue } from './catalogue';
import { SAMPLE_KINDS, checkpoint, level, runSetup } from './entities';
import { errorCode } from './errors';
import { runConfig } from './run-config';

/**
 * What passes between the server and the trainer process: commands go down, events come up, over
 * fork's channel with `serialization: 'advanced'` (typed arrays and NaN arrive as they are).
 */
const step = z.int().min(0);
const float64s = z.instanceof(Float64Array);

export const trainerCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run:start'),
    runId: z.int(),
    config: runConfig,
    /** Absolute folder of this run's checkpoints; made if it is not there. */
    checkpointDir: z.string(),
    /** The checkpoint to go on from. */
    resumeFrom: checkpoint.pick({ file: true, step: true, sha256: true }).nullable(),
    /** Files of registered checkpoints that may be deleted by the keep policy, oldest first. */
    knownCheckpoints: z.array(z.string()),
    /** The one of them with the best samples so far. */
    bestCheckpoint: checkpoint.pick({ file: true, kid: true }).nullable(),
  }),
  z.object({ type: z.literal('run:pause') }),
  z.object({ type: z.literal('run:resume') }),
  z.object({ type: z.literal('run:stop') }),
  z.object({ type: z.literal('run:checkpoint') }),
  /** Histograms of the gradients, once, at the next step. */
  z.object({ type: z.literal('run:histogram') }),
]);
export type TrainerCommand = z.infer<typeof trainerCommand>;
export type StartCommand = Extract<TrainerCommand, { type: 'run:start' }>;

/**
 * Points of all series that were measured at the same steps. `values[i]` belongs to `tags[i]` and is as
 * long as `steps`; steps increase strictly.
 */
export const seriesBatch = z
  .object({
    type: z.literal('series:batch'),
    steps: float64s,
    /** Milliseconds since the epoch, one a step. */
    wallTimes: float64s,
    tags: z.array(z.string()),
    values: z.array(float64s),
  })
  .refine(
    ({ steps, wallTimes, tags, values }) =>
      wallTimes.length === steps.length &&
      values.length === tags.length &&
      values.every((column) => column.length === steps.length),
    'columns of a batch must have one length',
  );
export type SeriesBatch = z.infer<typeof seriesBatch>;

/** Raw pixels, row by row over the whole grid, 1 or 3 bytes each; the server makes the PNG. */
export const samplesImage = z.object({
  type: z.literal('samples:image'),
  step,
  kind: z.enum(SAMPLE_KINDS),
  columns: z.int().min(1).max(64),
  rows: z.int().min(1).max(64),
  tileWidth: z.int().min(1).max(512),
  tileHeight: z.int().min(1).max(512),
  channels: z.union([z.literal(1), z.literal(3)]),
  pixels: z.instanceof(Uint8Array),
});
export type SamplesImage = z.infer<typeof samplesImage>;

/** x, y of each point in turn; kept as they are. */
export const samplesPoints = z.object({
  type: z.literal('samples:points'),
  step,
  kind: z.enum(SAMPLE_KINDS),
  points: z
    .instanceof(Float32Array)
    .refine(({ length }) => length > 0 && length % 2 === 0, 'points have x and y'),
});
export type SamplesPoints = z.infer<typeof samplesPoints>;

export const trainerEvent = z.union([
  z.object({ type: z.literal('ready'), protocolVersion: z.int(), pid: z.int(), catalogue }),
  /** Built and about to train; `step` is 0 or the checkpoint's. */
  z.object({ type: z.literal('run:started'), step, setup: runSetup }),
  seriesBatch,
  samplesImage,
  samplesPoints,
  /** Comes after the points up to its step, so a resume from it leaves no gap. */
  z.object({
    type: z.literal('checkpoint:saved'),
    checkpoint: checkpoint.omit({ runId: true, best: true }),
    /** Files that the keep policy deleted. */
    removed: z.array(z.string()),
  }),
  /** `byItself`: nobody asked; the run's settings did. */
  z.object({ type: z.literal('run:paused'), step, byItself: z.boolean().optional() }),
  z.object({ type: z.literal('run:resumed'), step }),
  z.object({ type: z.literal('run:stopped'), step }),
  z.object({ type: z.literal('run:finished'), step }),
  z.object({ type: z.literal('run:failed'), step, code: errorCode, message: z.string() }),
  z.object({
    type: z.literal('log'),
    level,
    step: step.nullable(),
    message: z.string(),
    /** How far something is: takes the place of the run's line before, if that was one too. */
    progress: z.boolean().optional(),
  }),
  /** Alive, also while a step takes long or the run is paused. */
  z.object({ type: z.literal('heartbeat'), step, rssBytes: z.number() }),
]);
export type TrainerEvent = z.infer<typeof trainerEvent>;
export type TrainerEventOf<T extends TrainerEvent['type']> = Extract<TrainerEvent, { type: T }>;
