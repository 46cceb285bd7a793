import type { OutboxEntry, Store } from '@/db';
import type { Channel, ChannelResult } from '@/lib/protocol/channels';
import type { Alert } from '@/lib/protocol/entities';
import type { Notice } from '@/lib/protocol/notice';
import type { Logger } from '../logger';
import type { Broadcast } from '../pipeline/broadcast';
import { nextTry } from './back-off';
import type { Outcome, Tools } from './channel';
import type { Clock } from './clock';
import { type News, enqueue } from './enqueue';
import { kindOf } from './registry';

export interface CourierParts {
  store: Store;
  broadcast: Pick<Broadcast, 'eventAdded' | 'channelsChanged'>;
  logger: Logger;
  tools: Tools;
  clock: Clock;
  /** From [0, 1). */
  random: () => number;
  /** Where this server listens. */
  url: () => string;
}

/** Takes what is in the outbox to where it goes. */
export interface Courier {
  /** Puts what channels are to be told into the outbox: in the transaction that changes the alert. */
  put(alert: Alert, news: News, step: number): void;
  /** Sends what is due; called after a transaction that put something in, and when the server is up. */
  look(): void;
  /** Sends a test, at once and once. */
  test(channel: Channel): Promise<ChannelResult>;
  /** Sends nothing more; resolves when what is under way has ended. */
  close(): Promise<void>;
}

export function createCourier({
  store,
  broadcast,
  logger,
  tools,
  clock,
  random,
  url,
}: CourierParts): Courier {
  /** One at a time a channel: one that does not answer holds up no other. */
  const underWay = new Map<number, Promise<void>>();
  let callOff = () => {};
  let isClosed = false;

  // Whether these arrived nobody knows, and nothing is told twice.
  for (const entry of store.outbox.sending())
    end(entry, { state: 'never', detail: 'the server ended while this was sent: it may have arrived' });

  function look(): void {
    callOff();
    if (isClosed) return;
    const now = clock.now();
    for (const entry of store.outbox.due(now)) {
      if (underWay.has(entry.channelId)) continue;
      const work = deliver(entry)
        .catch((error: unknown) => logger.error({ err: error, entry: entry.id }, 'a notice was not handled'))
        .finally(() => {
          underWay.delete(entry.channelId);
          look();
        });
      underWay.set(entry.channelId, work);
    }
    const next = store.outbox.nextAfter(now);
    if (next !== null) callOff = clock.after(next - now, look);
  }

  async function deliver(entry: OutboxEntry): Promise<void> {
    const channel = store.channels.get(entry.channelId);
    if (!channel) return; // removed a moment ago, and this with it
    store.outbox.begin(entry.id);
    const { run } = entry.notice;
    const outcome = await send(channel, { ...entry.notice, url: `${url()}/runs/${run?.id ?? ''}` });
    const tries = entry.tries + 1;
    const again = outcome.state === 'later' ? nextTry(tries, entry.createdAt, clock.now(), random()) : null;
    if (again === null) {
      const detail =
        outcome.state === 'later' ? `given up after ${tries} tries: ${outcome.detail}` : outcome.detail;
      end(entry, { state: outcome.state, detail });
    } else {
      store.outbox.retry(entry.id, again);
      keep(entry.channelId, outcome);
    }
  }

  async function send(channel: Channel, notice: Notice): Promise<Outcome> {
    try {
      return await kindOf(channel.kind).create(channel.settings, tools)(notice);
    } catch (error) {
      logger.error({ err: error, channel: channel.id }, 'a channel threw');
      return { state: 'never', detail: 'internal error; the log has the details' };
    }
  }

  /** Told or given up: the second is in the log of the run too. */
  function end({ id, channelId, notice }: OutboxEntry, outcome: Outcome): void {
    store.outbox.end(id);
    keep(channelId, outcome);
    if (outcome.state === 'sent' || !notice.run) return;
    broadcast.eventAdded(
      store.events.add({
        runId: notice.run.id,
        step: notice.step,
        wallTime: clock.now(),
        kind: 'alert',
        level: 'warning',
        message: `${store.channels.get(channelId)?.kind ?? 'a channel'} was not told of "${notice.title}": ${outcome.detail}`,
      }),
    );
  }

  function keep(channelId: number, { state, detail }: Outcome): ChannelResult {
    const result = { ok: state === 'sent', detail, at: clock.now() };
    store.channels.setResult(channelId, result);
    broadcast.channelsChanged();
    return result;
  }

  return {
    put: (alert, news, step) => enqueue(store, alert, news, step, clock.now()),
    look,
    test: async (channel) =>
      keep(
        channel.id,
        await send(channel, {
          id: `test-${channel.id}-${clock.now()}`,
          occasion: 'test',
          level: channel.leastLevel,
          rule: 'test',
          title: 'alerts of this ganscope come here',
          message: 'Somebody asked for this test on the Alerts page.',
          run: null,
          step: 0,
          time: clock.now(),
          url: `${url()}/alerts`,
        }),
      ),
    async close() {
      isClosed = true;
      callOff();
      await Promise.all(underWay.values());
    },
  };
}
