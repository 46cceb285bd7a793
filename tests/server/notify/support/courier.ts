import type { Store } from '@/db';
import type { Level } from '@/lib/protocol/entities';
import { createLogger } from '@/server/logger';
import { keepAlert } from '@/server/pipeline/alert';
import type { Clock } from '@/server/notify/clock';
import { type Courier, createCourier } from '@/server/notify/courier';
import { tools } from './notice';

/** A clock that stands until it is moved. */
export class HandClock implements Clock {
  private time = 1_700_000_000_000;
  private readonly waiting = new Map<() => void, number>();

  now = () => this.time;

  after(ms: number, work: () => void) {
    this.waiting.set(work, this.time + ms);
    return () => void this.waiting.delete(work);
  }

  /** How long until the next call; null where none is asked for. */
  get nextIn(): number | null {
    return this.waiting.size === 0 ? null : Math.min(...this.waiting.values()) - this.time;
  }

  move(ms: number): void {
    this.time += ms;
    for (const [work, at] of [...this.waiting]) {
      if (at > this.time) continue;
      this.waiting.delete(work);
      work();
    }
  }
}

/** A courier on a store, as the server has it, with a clock that a test moves. */
export function startCourier(store: Store, clock: HandClock) {
  const silent = () => undefined;
  const broadcast = {
    runChanged: silent,
    runAnnotated: silent,
    runDeleted: silent,
    points: silent,
    sampleAdded: silent,
    eventAdded: silent,
    alertChanged: silent,
    channelsChanged: silent,
    verdictChanged: silent,
  };
  const logger = createLogger('silent');
  const courier: Courier = createCourier({
    store,
    broadcast,
    logger,
    tools,
    clock,
    random: () => 0.5,
    url: () => 'http://127.0.0.1:3000',
  });
  const change = (kind: 'entered' | 'escalated' | 'left', level: Level, step: number, runId = 1) =>
    keepAlert(
      runId,
      { rule: 'dead', kind, level, title: 'Generator dead', message: `at ${step}`, step },
      { store, broadcast, logger, courier },
    );
  return { courier, change };
}
