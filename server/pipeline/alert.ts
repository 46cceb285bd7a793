import type { Store } from '@/db';
import type { DiagnosisChange } from '@/lib/diagnostics/engine';
import type { Alert } from '@/lib/protocol/entities';
import type { Logger } from '../logger';
import type { Courier } from '../notify/courier';
import type { News } from '../notify/enqueue';
import type { Broadcast } from './broadcast';

export interface AlertParts {
  store: Store;
  broadcast: Broadcast;
  logger: Logger;
  courier: Pick<Courier, 'put' | 'look'>;
}

/** A finding becomes an alert that a person sees: one an episode, closed when it recovers. */
export function keepAlert(
  runId: number,
  change: DiagnosisChange,
  { store, broadcast, logger, courier }: AlertParts,
): void {
  const { rule, kind, level, title, message, step } = change;
  const log = (text: string) =>
    broadcast.eventAdded(
      store.events.add({
        runId,
        step,
        wallTime: Date.now(),
        kind: 'alert',
        level: kind === 'left' ? 'info' : level,
        message: text,
      }),
    );
  /** What is changed and what is to be told of it are stored together. */
  const tell = (news: News, work: () => Alert) => {
    const alert = store.transaction(() => {
      const changed = work();
      courier.put(changed, news, step);
      return changed;
    });
    broadcast.alertChanged(alert, news);
    courier.look();
  };
  if (kind === 'disabled') {
    logger.error({ runId, rule, message }, 'a rule threw and is switched off for this run');
    log(`${title}: switched off for this run. ${message}`);
    return;
  }
  const open = store.alerts.open(runId, rule);
  if (kind === 'entered' && !open) {
    tell('raised', () => store.alerts.raise({ runId, rule, level, title, message, enterStep: step }));
    log(`${title}. ${message}`);
  }
  if (kind === 'escalated' && open) {
    tell('graver', () => store.alerts.escalate(open.id, { level, message }));
    log(`${title}: now ${level}. ${message}`);
  }
  if (kind === 'left' && open) {
    tell('recovered', () => store.alerts.close(open.id, step));
    log(`${title}: recovered at step ${step}`);
  }
}
