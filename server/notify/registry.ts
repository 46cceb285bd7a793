import { KnownError } from '@/lib/protocol/errors';
import type { ChannelKind } from './channel';
import { discord } from './channels/discord';
import { email } from './channels/email';
import { slack } from './channels/slack';
import { webhook } from './channels/webhook';

/** In the order in which they are offered. */
export const CHANNELS: readonly ChannelKind[] = [slack, discord, webhook, email];

export function kindOf(id: string): ChannelKind {
  const found = CHANNELS.find(({ meta }) => meta.id === id);
  if (found) return found;
  const known = CHANNELS.map(({ meta }) => meta.id).join(', ');
  throw new KnownError('BAD_REQUEST', `there is no channel "${id.slice(0, 50)}"; there are ${known}`);
}
