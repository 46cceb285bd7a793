import { z } from 'zod';

/** How a project has a rule judge: not at all, or with other numbers than the rule's own. */
export const ruleTuning = z.strictObject({
  on: z.boolean().default(true),
  /** Only those that differ; the rest are the rule's defaults. */
  options: z.record(z.string().max(100), z.number()).default({}),
});
export type RuleTuning = z.infer<typeof ruleTuning>;
/** By the rule's id; a rule that is not in it judges as it comes. */
export type RuleTunings = ReadonlyMap<string, RuleTuning>;
