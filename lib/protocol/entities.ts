import { z } from 'zod';
import { bookmark } from './annotations';
import { errorCode } from './errors';
import { LEVELS } from './level';
import { LOSS_FAMILIES } from './loss-family';
import { BACKEND_IDS, runConfig } from './run-config';
import { RUN_STATES } from './run-state';

/**
 * The things the product talks about, as REST and sockets carry them. Times are milliseconds since the
 * epoch, steps count updates of G from 1.
 */
export const backendInfo = z.object({
  id: z.enum(BACKEND_IDS),
  /** What computes, in words: "WebAssembly SIMD". */
  device: z.string(),
  threads: z.int().min(1),
  /** Why the better backends were not taken, and what fell back. */
  notes: z.array(z.string()),
});
export type BackendInfo = z.infer<typeof backendInfo>;

export { LOSS_FAMILIES, type LossFamily } from './loss-family';

/** What the loss can and cannot reach with this run's labels; null where the family has no such value. */
export const lossReference = z.object({
  family: z.enum(LOSS_FAMILIES),
  /** D's loss (sum of halves) of a D that knows nothing: 2 ln 2 for BCE. */
  chanceD: z.number().nullable(),
  /** The least D's loss (sum of halves) can be with the run's soft and flipped labels. */
  floorD: z.number().nullable(),
  chanceG: z.number().nullable(),
  /** Mean label that D is trained towards on reals and on fakes, as the probability of being real. */
  targetReal: z.number().nullable().default(null),
  targetFake: z.number().nullable().default(null),
});
export type LossReference = z.infer<typeof lossReference>;

export const layerInfo = z.object({
  /** As in tags: `up1`. */
  name: z.string(),
  /** For people: `up-conv 1 5x5`. */
  label: z.string(),
  outputShape: z.array(z.int()),
  parameters: z.int(),
});
export type LayerInfo = z.infer<typeof layerInfo>;

export const datasetInfo = z.object({
  id: z.string(),
  title: z.string(),
  /** Images to train on. */
  images: z.int(),
  /** Images that are never trained on: what is measured is measured against them. 0: there are too few. */
  heldOut: z.int().min(0).default(0),
  /** Height, width, channels; of points in the plane 2. */
  imageShape: z.union([z.tuple([z.int(), z.int(), z.int()]), z.tuple([z.literal(2)])]),
  classNames: z.array(z.string()),
});
export type DatasetInfo = z.infer<typeof datasetInfo>;

/** How samples are measured, told before the first of them is. */
export const evaluationSetup = z.object({
  /** Generated images, and as many real ones. */
  samples: z.int(),
  /** Where the real ones are from: too small a dataset has none to spare. */
  reference: z.enum(['held-out', 'training']),
  /** By tag, what other real images get: the line that generated ones cannot be better than, but for chance. */
  floors: z.record(z.string(), z.number()),
});
export type EvaluationSetup = z.infer<typeof evaluationSetup>;

/** What the trainer knows once it has built the run. Layers in data-flow order: input first. */
export const runSetup = z.object({
  backend: backendInfo,
  loss: lossReference,
  generator: z.array(layerInfo),
  discriminator: z.array(layerInfo),
  dataset: datasetInfo,
  /** The class that each column of the samples shows, of a conditional run. */
  columnClasses: z.array(z.int()).nullable().default(null),
  evaluation: evaluationSetup.nullable().default(null),
  /** Of the code that trained it, as the server knows it; not there in runs from before it was kept. */
  codeVersion: z.string().optional(),
});
export type RunSetup = z.infer<typeof runSetup>;

/** Why a run failed, as the page shows it. */
export const runFailure = z.object({
  code: errorCode,
  message: z.string(),
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  /** The last lines the process wrote to stderr. */
  stderr: z.array(z.string()),
});
export type RunFailure = z.infer<typeof runFailure>;

export const VERDICT_STATES = [
  'starting',
  'keep-going',
  'watch',
  'past-best',
  'collapsed',
  'broken',
] as const;
/** What a verdict rests on: what one rule saw, in which signals, since when. */
export const evidence = z.object({
  rule: z.string(),
  message: z.string(),
  /** Patterns of tags: `loss/d`, `grad_norm/g/*`. */
  tags: z.array(z.string()),
  sinceStep: z.int().min(0),
});
export type Evidence = z.infer<typeof evidence>;

/** What to change, and why; only what the run's configuration violates. The best first. */
export const fix = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  /** The lesson (1 to 7) that says so. */
  lesson: z.int().min(1).max(7).nullable(),
  /** Laid over the run's configuration as changes over a preset. */
  settings: z.record(z.string(), z.unknown()),
});
export type Fix = z.infer<typeof fix>;

export const verdict = z.object({
  state: z.enum(VERDICT_STATES),
  /** The one sentence: what is the case, with numbers, and what to do. */
  sentence: z.string(),
  /** The step at which this state was entered. */
  sinceStep: z.int().min(0),
  evidence: z.array(evidence).optional(),
  /** What to expect next, and when. */
  expect: z.string().optional(),
  fixes: z.array(fix).optional(),
});
export type Verdict = z.infer<typeof verdict>;
export type VerdictState = Verdict['state'];

export { LEVELS, type Level } from './level';
export const level = z.enum(LEVELS);

/** A rule said so: what a person sees of one episode. */
export const alert = z.object({
  id: z.int(),
  runId: z.int(),
  rule: z.string(),
  level,
  title: z.string(),
  message: z.string(),
  enterStep: z.int(),
  /** Null while it goes on. */
  leaveStep: z.int().nullable(),
  /** When it was raised and closed; null of those from before times were kept. */
  raisedAt: z.number().nullable(),
  recoveredAt: z.number().nullable(),
  /** Someone has seen it: it is quiet until it grows graver. */
  acknowledgedAt: z.number().nullable(),
  /** Quiet until then, or until it grows graver. */
  snoozedUntil: z.number().nullable(),
  /** What people wrote to it; plain text. */
  note: z.string(),
});
export type Alert = z.infer<typeof alert>;
/** An alert where it is listed beside those of other runs. */
export const alertOfRun = alert.extend({ runName: z.string(), runState: z.enum(RUN_STATES) });
export type AlertOfRun = z.infer<typeof alertOfRun>;

/** A picture, or 32-bit floats: x, y of each point, little-endian. */
export const SAMPLE_FORMS = ['grid', 'points'] as const;
const sampleForm = z.enum(SAMPLE_FORMS);

/** What a run was forked from. The parent may be gone. */
export const runParent = z.object({
  runId: z.int(),
  /** The step of the checkpoint it goes on from; 0: from scratch. */
  step: z.int().min(0),
  /** Laid over what the parent's configuration was at that step; empty: nothing was changed. */
  changes: z.record(z.string(), z.unknown()),
});
export type RunParent = z.infer<typeof runParent>;

export const runSummary = z.object({
  id: z.int(),
  name: z.string(),
  tags: z.array(z.string()).default([]),
  preset: z.string().nullable(),
  state: z.enum(RUN_STATES),
  step: z.int().min(0),
  totalSteps: z.int(),
  /** 1: the next to start. Null where the run does not wait. */
  queuePosition: z.int().min(1).nullable(),
  /** Null until the trainer has chosen one. */
  backend: z.enum(BACKEND_IDS).nullable(),
  /** Median of the newest steps; null while nothing moves. */
  stepsPerSecond: z.number().nullable(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  verdict: verdict.nullable(),
  /** Neither acknowledged nor snoozed. */
  openAlerts: z.int(),
  /** SHA-256 of the newest samples. */
  sampleHash: z.string().nullable(),
  sampleForm: sampleForm.nullable(),
  /** How many images stand in a row of it. */
  sampleColumns: z.int(),
  failure: runFailure.nullable(),
  /** Step of the newest checkpoint: a stopped or failed run resumes there. */
  checkpointStep: z.int().nullable(),
  /** Step of the checkpoint with the best samples; null where none were measured. */
  bestCheckpointStep: z.int().nullable(),
  parent: runParent.nullable(),
  /** Runs that were asked for as one share this number, that of the first of them. */
  sweep: z.int().nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** A setting that was changed while the run trained. */
export const configChange = z.object({
  /** The first step that was trained with the new value. */
  step: z.int().min(1),
  /** As `--set` takes it: `labels.real`. */
  path: z.string(),
  from: z.unknown(),
  to: z.unknown(),
});
export type ConfigChange = z.infer<typeof configChange>;

/** A run whole: the summary, what was asked for, and what the trainer made of it. */
export const run = runSummary.extend({
  /** As it is now; with the changes undone it is what was asked for. */
  config: runConfig,
  /** In the order they were made. */
  changes: z.array(configChange),
  setup: runSetup.nullable(),
  /** What people wrote to it; plain text. */
  notes: z.string().default(''),
  /** In the order of their steps. */
  bookmarks: z.array(bookmark).default([]),
});
export type Run = z.infer<typeof run>;

export const SAMPLE_KINDS = ['fixed', 'real'] as const;
/**
 * A grid of images, or points: `fixed` from the run's fixed latents, `real` from the data. Served at
 * `/api/images/<hash>`. Points are a row of `columns` tiles of one.
 */
export const sample = z.object({
  id: z.int(),
  runId: z.int(),
  step: z.int().min(0),
  kind: z.enum(SAMPLE_KINDS),
  form: sampleForm,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  columns: z.int(),
  rows: z.int(),
  tileWidth: z.int(),
  tileHeight: z.int(),
  wallTime: z.number(),
});
export type Sample = z.infer<typeof sample>;

export const EVENT_KINDS = ['state', 'log', 'alert', 'checkpoint', 'change'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
/** One line of the event log. */
export const runEvent = z.object({
  id: z.int(),
  runId: z.int(),
  step: z.int().nullable(),
  wallTime: z.number(),
  kind: z.enum(EVENT_KINDS),
  level,
  message: z.string(),
});
export type RunEvent = z.infer<typeof runEvent>;

export const checkpoint = z.object({
  runId: z.int(),
  step: z.int(),
  /** Name of the file in the run's checkpoint folder. */
  file: z.string().regex(/^[A-Za-z0-9_.-]+$/),
  bytes: z.int(),
  sha256: z.string(),
  wallTime: z.number(),
  /** What was measured at its step; null where nothing was, or no number. */
  kid: z.number().nullable().default(null),
  /** The least KID of the run's checkpoints: it stays on disk. */
  best: z.boolean().default(false),
});
export type Checkpoint = z.infer<typeof checkpoint>;
