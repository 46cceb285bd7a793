import { z } from 'zod';

/** Who may use this server. The token itself is never told. */
export const accessResponse = z.object({
  /** The address that is listened on. */
  host: z.string(),
  needsToken: z.boolean(),
});
export type AccessResponse = z.infer<typeof accessResponse>;
