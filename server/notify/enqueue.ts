import type { Store } from '@/db';
import type { Channel } from '@/lib/protocol/channels';
import { type Alert, LEVELS } from '@/lib/protocol/entities';
import type { AlertChange } from '@/lib/protocol/socket-events';

/** What channels are told of an alert; what people do to it is not news. */
export type News = Exclude<AlertChange, 'handled'>;

/**
 * Puts what the channels are to be told of an alert into the outbox: in the transaction that changes the alert, so
 * that neither is there without the other.
 */
export function enqueue(store: Store, alert: Alert, change: News, step: number, now: number): void {
  const wanting = store.channels.list().filter((channel) => wants(store, channel, alert, change));
  if (wanting.length === 0) return;
  const { id, runId, rule, level, title, message } = alert;
  const occasion = change === 'recovered' ? 'recovered' : level;
  const notice = {
    id: `alert-${id}-${occasion}`,
    occasion: change,
    level,
    rule,
    title,
    message,
    run: { id: runId, name: store.runs.summary(runId)?.name ?? '' },
    step,
    time: now,
  };
  for (const channel of wanting)
    store.outbox.add({ channelId: channel.id, alertId: id, notice, createdAt: now }, occasion);
}

function wants(store: Store, channel: Channel, { id, level }: Alert, change: News): boolean {
  if (change === 'recovered') return channel.onRecovery && store.outbox.knows(channel.id, id);
  return LEVELS.indexOf(level) >= LEVELS.indexOf(channel.leastLevel);
}
