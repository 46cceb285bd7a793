import { z } from 'zod';
import { runSummary } from './entities';
import { createRunBody } from './rest';
import { MOST_SWEPT } from './sweep-values';

const values = z
  .array(z.unknown())
  .min(1, 'give at least one value')
  .max(MOST_SWEPT)
  .refine(
    (list) => new Set(list.map((one) => JSON.stringify(one))).size === list.length,
    'a value is there twice',
  );

/**
 * Runs over values of some settings: every combination, or `count` of them drawn by `seed`. They begin at step 0 with
 * the configuration of a preset or a run; `config` is laid over that first. `settings` are lists of values by path,
 * as `optimizer.generator.learningRate` or `generator.layers.0.filters`.
 */
export const sweepBody = z.strictObject({
  base: z.union(
    [z.strictObject({ preset: createRunBody.shape.preset }), z.strictObject({ run: z.int().min(1) })],
    {
      error: 'give {"preset": "mnist-quick"} or {"run": 3}',
    },
  ),
  config: createRunBody.shape.config,
  settings: z.record(z.string().min(1), values).refine((settings) => {
    const { length } = Object.keys(settings);
    return length >= 1 && length <= 8;
  }, 'give one to eight settings'),
  kind: z.enum(['grid', 'random']).default('grid'),
  count: z.int().min(1).max(MOST_SWEPT, `a sweep has at most ${MOST_SWEPT} runs`).default(10),
  seed: z.int().min(0).default(1),
  name: createRunBody.shape.name,
});
export type SweepBody = z.infer<typeof sweepBody>;

export const sweepResponse = z.object({ sweep: z.int(), runs: z.array(runSummary) });
export type SweepResponse = z.infer<typeof sweepResponse>;

export { MOST_SWEPT, gridSize } from './sweep-values';
