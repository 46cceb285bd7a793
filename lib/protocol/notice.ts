import { z } from 'zod';
import { level } from './entities';

/** What a channel is told of one alert at one moment; the generic webhook posts it as it is. */
export const notice = z.object({
  /** `alert-12-critical`, `alert-12-recovered`: the same at every try, so that who gets it twice can know. */
  id: z.string(),
  /** `graver`: the same episode, at a higher level than was told before. */
  occasion: z.enum(['raised', 'graver', 'recovered', 'test']),
  level,
  /** Id of the rule, as in `GET /api/rules`. */
  rule: z.string(),
  title: z.string(),
  /** What was seen, with its numbers. */
  message: z.string(),
  /** Null of a test. */
  run: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** The step it was raised at, or recovered at. */
  step: z.int(),
  /** When, in milliseconds since the epoch. */
  time: z.number(),
  /** The page to look at, by the address this server listens on. */
  url: z.string(),
});
export type Notice = z.infer<typeof notice>;
