import { z } from 'zod';
import { level } from './entities';

/** Where alerts go besides the page, as REST carries it. */

export const channelResult = z.object({
  ok: z.boolean(),
  /** In words, with what the other side said. */
  detail: z.string(),
  at: z.number(),
});
export type ChannelResult = z.infer<typeof channelResult>;

export const channel = z.object({
  id: z.int(),
  /** Id of a kind in `GET /api/channels`. */
  kind: z.string(),
  /** By the kind's schema. Secrets never leave the server: what is told is masked. */
  settings: z.record(z.string(), z.unknown()),
  /** Alerts of this level and graver go there. */
  leastLevel: level,
  /** Told too when what it was told of has passed. */
  onRecovery: z.boolean(),
  /** How the newest try went; null where there was none. */
  result: channelResult.nullable(),
  /** Notices that are still to be sent, or to be tried again. */
  waiting: z.int(),
});
export type Channel = z.infer<typeof channel>;

/** `schema` is the JSON Schema of its settings, from which the form is made. */
export const channelKind = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  schema: z.record(z.string(), z.unknown()),
});
export type ChannelKindInfo = z.infer<typeof channelKind>;

export const channelsResponse = z.object({ channels: z.array(channel), kinds: z.array(channelKind) });
export type ChannelsResponse = z.infer<typeof channelsResponse>;

const settings = z.record(z.string(), z.unknown(), { error: 'give the settings as an object' });

export const createChannelBody = z.strictObject({
  kind: z.string({ error: 'give the id of a kind' }),
  settings,
  leastLevel: level.default('warning'),
  onRecovery: z.boolean().default(false),
});
export type CreateChannelBody = z.input<typeof createChannelBody>;

/** What is left out stays. Settings are replaced whole, secrets included: a masked one cannot be sent back. */
export const changeChannelBody = z.strictObject({
  settings: settings.optional(),
  leastLevel: level.optional(),
  onRecovery: z.boolean().optional(),
});
export type ChangeChannelBody = z.input<typeof changeChannelBody>;
