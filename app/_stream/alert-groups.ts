import { type AlertState, alertStateOf } from '@/lib/protocol/alert-state';
import type { AlertOfRun, Level } from '@/lib/protocol/entities';

/** Alerts by where they are in their life; the open ones the gravest first, the rest as they came. */
export type AlertGroups = Record<AlertState, readonly AlertOfRun[]>;

export function groupAlerts(alerts: readonly AlertOfRun[], now: number): AlertGroups {
  const of = (state: AlertState) => alerts.filter((alert) => alertStateOf(alert, now) === state);
  return {
    open: of('open').toSorted((a, b) => gravity(b) - gravity(a) || b.id - a.id),
    snoozed: of('snoozed'),
    acknowledged: of('acknowledged'),
    ended: of('ended'),
    recovered: of('recovered'),
  };
}

const gravity = ({ level }: AlertOfRun) => (level === 'critical' ? 1 : 0);

/** Infos are no alarms: they stand in their run's log. */
export const isAlarm = ({ level }: { level: Level }) => level !== 'info';

/** What may need someone now: what is counted in the navigation and in the title of the tab. */
export const openAlarms = (alerts: readonly AlertOfRun[], now: number) =>
  groupAlerts(alerts.filter(isAlarm), now).open;
