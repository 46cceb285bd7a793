import type { Alert, AlertOfRun } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { type AllAlertsResponse, noteBody, snoozeBody } from '@/lib/protocol/rest';
import { type ApiRequest, type Reply, named, parseBody } from '../http';
import type { Services } from '../services';

/** As many as one answer has: the open ones, then the newest. */
const ALERTS = 500;
const LOGGED_CHARACTERS = 200;

export const getAllAlerts = (_request: ApiRequest, { store }: Services): Reply => ({
  json: { alerts: store.alerts.ofAllRuns(ALERTS) } satisfies AllAlertsResponse,
});

export function acknowledgeAlert(request: ApiRequest, services: Services): Reply {
  const found = lastingAlertOf(request, services);
  return handled(services, found, services.store.alerts.acknowledge(found.id), 'acknowledged');
}

export function snoozeAlert(request: ApiRequest, services: Services): Reply {
  const { minutes } = parseBody(snoozeBody, request);
  const found = lastingAlertOf(request, services);
  const until = Date.now() + minutes * 60_000;
  return handled(
    services,
    found,
    services.store.alerts.snooze(found.id, until),
    `snoozed for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  );
}

/** Takes an acknowledgement or a snooze back. */
export function reopenAlert(request: ApiRequest, services: Services): Reply {
  const found = lastingAlertOf(request, services);
  return handled(services, found, services.store.alerts.reopen(found.id), 'open again');
}

export function noteAlert(request: ApiRequest, services: Services): Reply {
  const { text } = parseBody(noteBody, request);
  const found = alertOf(request, services);
  const said = text === '' ? 'note taken away' : `noted "${text.slice(0, LOGGED_CHARACTERS)}"`;
  return handled(services, found, services.store.alerts.annotate(found.id, text), said);
}

/** What a person did is in the run's log, and known to every page. */
function handled({ store, broadcast }: Services, found: AlertOfRun, alert: Alert, what: string): Reply {
  const run = store.runs.summary(alert.runId);
  broadcast.eventAdded(
    store.events.add({
      runId: alert.runId,
      step: run?.step ?? null,
      wallTime: Date.now(),
      kind: 'alert',
      level: 'info',
      message: `${alert.title}: ${what}`,
    }),
  );
  broadcast.alertChanged(alert, 'handled');
  if (run) broadcast.runChanged(run);
  return { json: { ...found, ...alert } satisfies AlertOfRun };
}

const alertOf = (request: ApiRequest, { store }: Services): AlertOfRun =>
  named(request, 'alert', (id) => store.alerts.get(id));

function lastingAlertOf(request: ApiRequest, services: Services): AlertOfRun {
  const found = alertOf(request, services);
  if (found.leaveStep !== null) {
    throw new KnownError(
      'CONFLICT',
      `alert ${found.id} recovered at step ${found.leaveStep}: only a note can be added`,
    );
  }
  return found;
}
