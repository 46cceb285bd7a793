import { z } from 'zod';
import { deletedRun, runName } from './annotations';
import {
  LOSS_FAMILIES,
  alert,
  alertOfRun,
  checkpoint,
  level,
  run,
  runEvent,
  runSummary,
  sample,
  verdict,
} from './entities';
import { errorBody } from './errors';
import { NON_FINITE } from './numbers';
import { ruleTuning } from './rule-tuning';

/** Bodies and queries of the REST interface; server/api/routes.ts says which belongs to which path. */

const jsonNumber = z.union([z.number(), z.enum(NON_FINITE)]);

export const sparkline = z.object({ d: z.array(jsonNumber), g: z.array(jsonNumber) });
export const runListItem = runSummary.extend({
  /** Last value of D's and G's loss in about 40 buckets over the run. */
  sparkline,
});
export type RunListItem = z.infer<typeof runListItem>;
export const runsResponse = z.object({
  runs: z.array(runListItem),
  /** Those that can still be brought back, the newest first. */
  deleted: z.array(deletedRun),
});
export type RunsResponse = z.infer<typeof runsResponse>;

/**
 * `config` is laid over the preset as a JSON Merge Patch (RFC 7396): objects merge key by key, lists and
 * values replace whole, and `null` takes a setting away, so that its default holds. One thing more: an object
 * with another `id`, a dataset say, replaces the old one whole, whose settings mean nothing to it.
 */
export const createRunBody = z.strictObject({
  preset: z.string().min(1).max(100),
  name: runName.optional(),
  config: z.record(z.string(), z.unknown()).optional(),
});
export type CreateRunBody = z.infer<typeof createRunBody>;

/**
 * A new run from this one's configuration: `from` the step of one of its checkpoints, 0 for from scratch. `changes`
 * are laid over as `config` is. `beside`: it starts at once though no place is free, as one run more than
 * train at the same time; where there is one more already it waits like any other.
 */
export const forkRunBody = z.strictObject({
  from: z.int({ error: 'give the step of a checkpoint, or 0' }).min(0).default(0),
  changes: z.record(z.string(), z.unknown()).default({}),
  name: createRunBody.shape.name,
  beside: z.boolean().default(false),
});
export type ForkRunBody = z.infer<typeof forkRunBody>;

/** The run that one was forked from, null where it is gone, those forked from it, and all of its sweep, the eldest first. */
export const lineageResponse = z.object({
  parent: runSummary.nullable(),
  forks: z.array(runSummary),
  sweep: z.array(runSummary),
});
export type LineageResponse = z.infer<typeof lineageResponse>;

/** Laid over the run's configuration in the same way; every setting in it must be one of LIVE_SETTINGS. */
export const changeRunBody = z.strictObject({ config: z.record(z.string(), z.unknown()) });
export type ChangeRunBody = z.infer<typeof changeRunBody>;
/** What such a run would be warned of; without a preset `config` is the whole configuration. Answer: lint.ts. */
export const lintBody = createRunBody.pick({ preset: true, config: true }).partial();
export type LintBody = z.infer<typeof lintBody>;

/**
 * One series. `width` 1: `values` are the points themselves. Else aligned buckets of `width` steps:
 * `steps` are their first steps, `values` their means, and the rest says what the mean hides.
 */
export const seriesColumns = z.object({
  tag: z.string(),
  width: z.int().min(1),
  steps: z.array(z.int()),
  values: z.array(jsonNumber),
  min: z.array(jsonNumber).optional(),
  max: z.array(jsonNumber).optional(),
  last: z.array(jsonNumber).optional(),
  count: z.array(z.int()).optional(),
  /** How many values of the bucket were NaN or infinite; min, max and mean leave them out. */
  nonFinite: z.array(z.int()).optional(),
});
export type SeriesColumns = z.infer<typeof seriesColumns>;
export const seriesResponse = z.object({
  runId: z.int(),
  /** Newest stored step of the run: the cursor to go on from. */
  lastStep: z.int(),
  series: z.array(seriesColumns),
});
export type SeriesResponse = z.infer<typeof seriesResponse>;

/** When steps were trained: milliseconds since the epoch at some of them, evenly spread; the last among them. */
export const clock = z.object({ steps: z.array(z.int()), times: z.array(z.number()) });
export const clockResponse = z.object({ runId: z.int(), clock });
export type ClockResponse = z.infer<typeof clockResponse>;

/** A run that was imported, and its number where it comes from. */
export const importAnswer = z.object({ run, was: z.int() });
export type ImportAnswer = z.infer<typeof importAnswer>;

export const samplesResponse = z.object({ samples: z.array(sample) });
export type SamplesResponse = z.infer<typeof samplesResponse>;
/** Those that are on disk, oldest first. */
export const checkpointsResponse = z.object({ checkpoints: z.array(checkpoint) });
export type CheckpointsResponse = z.infer<typeof checkpointsResponse>;
export const eventsResponse = z.object({ events: z.array(runEvent) });
export type EventsResponse = z.infer<typeof eventsResponse>;
export const alertsResponse = z.object({ alerts: z.array(alert), verdicts: z.array(verdict) });
export type AlertsResponse = z.infer<typeof alertsResponse>;
/** At most a week: what is to be quiet for longer is acknowledged. */
export const snoozeBody = z.strictObject({
  minutes: z.int({ error: 'give whole minutes, from 1 to 10080' }).min(1).max(10_080),
});
export const noteBody = z.strictObject({
  /** Plain text; an empty one takes the note away. */
  text: z.string().trim().max(2000, { error: 'a note has at most 2000 characters' }),
});
export const allAlertsResponse = z.object({ alerts: z.array(alertOfRun) });
export type AllAlertsResponse = z.infer<typeof allAlertsResponse>;
/** A rule of the diagnosis as people read of it; `page` is Markdown. */
export const ruleInfo = z.object({
  id: z.string(),
  title: z.string(),
  level,
  losses: z.union([z.literal('all'), z.array(z.enum(LOSS_FAMILIES))]),
  description: z.string(),
  page: z.string(),
  /** Every number it judges by, as it comes. */
  options: z.record(z.string(), z.number()),
  /** How this project has it judge instead; null: as it comes. */
  tuning: ruleTuning.nullable(),
});
export type RuleInfo = z.infer<typeof ruleInfo>;
export const rulesResponse = z.object({ rules: z.array(ruleInfo) });
export type RulesResponse = z.infer<typeof rulesResponse>;

/** `runs`: which stored runs to tell the rule; without it the newest ones. */
export const replayRuleBody = z.strictObject({
  tuning: ruleTuning,
  runs: z.array(z.int().min(1)).min(1).max(50).optional(),
});
const episode = z.object({ level, enter: z.int(), leave: z.int().nullable() });
/** What a rule would have said of one run, and what it says as it is set now; one a line of the answer. */
export const ruleReplay = z.object({
  runId: z.int(),
  name: z.string(),
  /** Newest stored step. */
  lastStep: z.int(),
  asked: z.array(episode),
  inUse: z.array(episode),
});
export type RuleReplay = z.infer<typeof ruleReplay>;
export const errorResponse = z.object({ error: errorBody });
export type ErrorResponse = z.infer<typeof errorResponse>;
