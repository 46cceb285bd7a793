import type { Alert } from '@/lib/protocol/entities';
import { alertsStore } from './use-alerts';

const KEY = 'notify';

/** What this browser can do: notifications need a secure context, which 127.0.0.1 is and plain http elsewhere is not. */
export const canNotify = () => window.isSecureContext && 'Notification' in window;

export const isNotifying = () =>
  canNotify() && Notification.permission === 'granted' && localStorage.getItem(KEY) === '1';

/** Asks the browser's leave where it has not been given; true when alerts will be shown from now on. */
export async function startNotifying(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  localStorage.setItem(KEY, '1');
  return true;
}

export const stopNotifying = () => localStorage.removeItem(KEY);

/** Shows every alarm of every run as a notification of the system, once an episode and level. */
export const notifyOfAlerts = (): (() => void) =>
  alertsStore.watch((alert: Alert) => {
    if (alert.level === 'info' || !isNotifying()) return;
    const notification = new Notification(`${alert.title}, run #${alert.runId}`, {
      body: alert.message,
      tag: `${alert.id} ${alert.level}`, // several tabs show one
    });
    notification.onclick = () => window.open(`/runs/${alert.runId}`, `run-${alert.runId}`);
  });
