import { z } from 'zod';
import { backendInfo } from './entities';
import { lintBody } from './rest';

/** How long a step of such a run takes: tried in a process of its own, on noise of the shape of its data. */
export const estimateBody = lintBody.extend({
  /** Also while a run trains; both are slower then. */
  beside: z.boolean().default(false),
});
export type EstimateBody = z.infer<typeof estimateBody>;

/** What was measured of a step: the median of as many as there was time for. */
export const stepTime = z.object({
  stepMs: z.number().positive(),
  steps: z.int().min(1),
  backend: backendInfo,
});
export type StepTime = z.infer<typeof stepTime>;

export const estimateResponse = stepTime.extend({
  /** The runs that trained at the same time. */
  beside: z.array(z.int()),
});
export type EstimateResponse = z.infer<typeof estimateResponse>;
