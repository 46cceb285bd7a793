import { z } from 'zod';
import { catalogue } from './catalogue';
import { SAMPLE_KINDS, checkpoint, configChange, level, runSetup } from './entities';
import { errorCode } from './errors';
import { stepTime } from './estimate';
import { runConfig } from './run-config';

/**
 * What passes between the server and the trainer process: commands go down, events come up, over
 * fork's channel with `serialization: 'advanced'` (typed arrays and NaN arrive as they are).
 */
const step = z.int().min(0);
const assignment = configChange.pick({ path: true, to: true });
const float64s = z.instanceof(Float64Array);

/** `anew`: whose optimizer is of another kind now, so that its memory means nothing to it. */
const forkStart = z.object({ step, anew: z.array(z.enum(['g', 'd'])) });
export type ForkStart = z.infer<typeof forkStart>;

export const trainerCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run:start'),
    runId: z.int(),
    /** As it was asked for. */
    config: runConfig,
    /** What was changed since, to be changed again at the same steps. */
    changes: z.array(configChange),
    /** Points are stored up to here: what is trained again up to here is trained as it was. */
    storedStep: step,
    /** The most threads it may take: other runs need theirs. */
    threads: z.int().min(1),
    /** Absolute folder of this run's checkpoints; made if it is not there. */
    checkpointDir: z.string(),
    /** Those that are registered, oldest first: to go on from the newest that can be read. */
    checkpoints: z.array(checkpoint.pick({ file: true, step: true, sha256: true, kid: true })),
    /** The checkpoint of this step is another run's, and settings may differ from those it was made with. */
    fork: forkStart.nullable(),
  }),
  z.object({ type: z.literal('run:pause') }),
  z.object({ type: z.literal('run:resume') }),
  z.object({ type: z.literal('run:stop') }),
  z.object({ type: z.literal('run:checkpoint') }),
  /** Histograms of the gradients, once, at the next step. */
  z.object({ type: z.literal('run:histogram') }),
  /** Instead of a run: how long a step of one takes. */
  z.object({ type: z.literal('estimate:start'), config: runConfig, threads: z.int().min(1) }),
  /** Checked by the server; takes effect between two steps. */
  z.object({ type: z.literal('run:change'), changes: z.array(assignment) }),
]);
export type TrainerCommand = z.infer<typeof trainerCommand>;
export type KnownCheckpoint = StartCommand['checkpoints'][number];
export type EstimateCommand = Extract<TrainerCommand, { type: 'estimate:start' }>;
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
  stepTime.extend({ type: z.literal('estimate:made') }),
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
  /** A registered checkpoint that cannot be gone on from; the one before it is tried next. */
  z.object({ type: z.literal('checkpoint:unreadable'), step, file: z.string(), reason: z.string() }),
  /** `step` is the first that is trained so; comes after the points of the steps before it. */
  z.object({ type: z.literal('run:changed'), step, changes: z.array(assignment) }),
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
