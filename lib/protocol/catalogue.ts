import { z } from 'zod';
import { runConfig } from './run-config';

/**
 * What a trainer can do, told in its `ready` message, so that neither server nor browser loads
 * TensorFlow to know it.
 */
const entry = z.object({ id: z.string(), title: z.string(), description: z.string() });

export const preset = entry.extend({
  /** Names that it had and is still found by. */
  formerIds: z.array(z.string()).default([]),
  config: runConfig,
});
export type Preset = z.infer<typeof preset>;

/** A measure of samples: how a chart names it and reads it. */
export const metricInfo = entry.extend({
  tag: z.string(),
  /** Which way is better; null where it is neither. */
  better: z.enum(['lower', 'higher']).nullable(),
  /** Its value where nothing tells generated images from real ones; null where there is none. */
  ideal: z.number().nullable(),
  /** The paper. */
  reference: z.string().nullable(),
});
export type MetricInfo = z.infer<typeof metricInfo>;

export const catalogue = z.object({
  presets: z.array(preset),
  datasets: z.array(entry),
  losses: z.array(
    entry.extend({
      /** What D and G minimise, and the arXiv id of its paper. */
      formula: z.object({ d: z.string(), g: z.string() }),
      source: z.string(),
    }),
  ),
  penalties: z.array(entry.extend({ formula: z.string(), source: z.string() })),
  metrics: z.array(metricInfo).default([]),
  backends: z.array(entry.extend({ automatic: z.boolean() })),
  /** JSON Schema of a run's configuration (io: input), with `lesson` on the settings a lesson is about. */
  configSchema: z.unknown(),
});
export type Catalogue = z.infer<typeof catalogue>;
