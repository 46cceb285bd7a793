import { z } from 'zod';
import { alert, run, verdict } from './entities';
import { NON_FINITE } from './numbers';
import { alertsResponse, clock, samplesResponse, seriesResponse } from './rest';

/** Answers of `GET /api/compare`, `/api/compare/snapshots` and `/api/compare/parting`. */

/** More runs than this have no colours left that can be told apart. */
export const MOST_COMPARED = 10;

const jsonNumber = z.union([z.number(), z.enum(NON_FINITE)]);

/** What one series of a run came to. */
export const metricSummary = z.object({
  tag: z.string(),
  last: jsonNumber,
  /** Null where the metric has no better and worse, or no finite value. */
  best: z.object({ value: z.number(), step: z.int(), seconds: z.number() }).nullable(),
  /** Median of the last tenth of its points. */
  recent: jsonNumber,
});
export type MetricSummary = z.infer<typeof metricSummary>;

export const comparedRun = z.object({
  run,
  /** As its verdict went. */
  verdicts: z.array(verdict),
  alerts: z.array(alert),
  metrics: z.array(metricSummary),
  /** Median of the last tenth of its steps. */
  stepsPerSecond: z.number().nullable(),
  clock,
});
export type ComparedRun = z.infer<typeof comparedRun>;

/** What is drawn of a run, as `/api/runs/:id` and its `/series`, `/samples` and `/alerts` say it. */
export const comparedSnapshot = z.object({
  run,
  ...seriesResponse.pick({ lastStep: true, series: true }).shape,
  ...samplesResponse.shape,
  ...alertsResponse.shape,
});
export type ComparedSnapshot = z.infer<typeof comparedSnapshot>;
export const snapshotsResponse = z.object({ snapshots: z.array(comparedSnapshot) });
export type SnapshotsResponse = z.infer<typeof snapshotsResponse>;

/** One setting, or one fact of what trained, in each of the runs in the order asked for. */
export const settingRow = z.object({
  path: z.string(),
  title: z.string().nullable(),
  lesson: z.int().nullable(),
  /** As text; null where the run has no such setting. */
  values: z.array(z.string().nullable()),
  differs: z.boolean(),
});
export type SettingRow = z.infer<typeof settingRow>;

export const compareResponse = z.object({ runs: z.array(comparedRun), settings: z.array(settingRow) });
export type CompareResponse = z.infer<typeof compareResponse>;

/** How one series of two runs goes; `step` where it says one. */
export const seriesParting = z.object({
  tag: z.string(),
  kind: z.enum([
    'same', // every value that both have is the same number
    'together', // not the same numbers, and no further apart than their own noise
    'parts', // further apart from `step` on
    'few', // too few common points to say
  ]),
  step: z.int().nullable(),
  /** `step` is known to within so many. */
  within: z.int(),
  /** The first step at which the numbers are not the same; null where they always are. */
  differsFrom: z.int().nullable(),
});
export type SeriesParting = z.infer<typeof seriesParting>;

export const runParting = z.object({
  baseline: z.int(),
  other: z.int(),
  series: z.array(seriesParting),
  /** The sentence, without the full stop of a heading: which series parts first, and when. */
  lead: z.string(),
  rest: z.string(),
});
export type RunParting = z.infer<typeof runParting>;
export const partingResponse = z.object({ partings: z.array(runParting) });
export type PartingResponse = z.infer<typeof partingResponse>;
