import type { AlertOfRun } from '@/lib/protocol/entities';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';

export interface AlertGroups {
  /** Of runs that train now: someone may want to act. */
  open: readonly AlertOfRun[];
  /** Still open when their run ended. */
  ended: readonly AlertOfRun[];
  recovered: readonly AlertOfRun[];
}

/** Infos are no alarms: they stand in their run's log. */
export function groupAlerts(alerts: readonly AlertOfRun[]): AlertGroups {
  const alarms = alerts.filter(({ level }) => level !== 'info');
  const lasting = alarms.filter(({ leaveStep }) => leaveStep === null);
  const isLive = ({ runState }: AlertOfRun) => ACTIVE_STATES.includes(runState);
  return {
    open: lasting.filter(isLive).toSorted((a, b) => gravity(b) - gravity(a) || b.id - a.id),
    ended: lasting.filter((alert) => !isLive(alert)),
    recovered: alarms.filter(({ leaveStep }) => leaveStep !== null),
  };
}

const gravity = ({ level }: AlertOfRun) => (level === 'critical' ? 1 : 0);
