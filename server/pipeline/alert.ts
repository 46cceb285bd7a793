import type { Store } from '@/db';
import type { DiagnosisChange } from '@/lib/diagnostics/engine';
import type { Logger } from '../logger';
import type { Broadcast } from './broadcast';

/** A finding becomes an alert that a person sees: one an episode, closed when it recovers. */
export function keepAlert(
  runId: number,
  change: DiagnosisChange,
  { store, broadcast, logger }: { store: Store; broadcast: Broadcast; logger: Logger },
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
  if (kind === 'disabled') {
    logger.error({ runId, rule, message }, 'a rule threw and is switched off for this run');
    log(`${title}: switched off for this run. ${message}`);
    return;
  }
  const open = store.alerts.open(runId, rule);
  if (kind === 'entered' && !open) {
    broadcast.alertChanged(
      store.alerts.raise({ runId, rule, level, title, message, enterStep: step }),
      'raised',
    );
    log(`${title}. ${message}`);
  }
  if (kind === 'escalated' && open) {
    broadcast.alertChanged(store.alerts.escalate(open.id, { level, message }), 'graver');
    log(`${title}: now ${level}. ${message}`);
  }
  if (kind === 'left' && open) {
    broadcast.alertChanged(store.alerts.close(open.id, step), 'recovered');
    log(`${title}: recovered at step ${step}`);
  }
}
