'use client';
import { useSyncExternalStore } from 'react';
import type { Alert, AlertOfRun } from '@/lib/protocol/entities';
import type { AllAlertsResponse } from '@/lib/protocol/rest';
import type { AlertChange } from '@/lib/protocol/socket-events';
import { Listeners } from './listeners';
import { getJson } from './rest';
import { getSocket } from './socket';

/** `now` is when this was true: it moves on when a snooze ends, and once a minute. */
export interface AlertsSnapshot {
  alerts: readonly AlertOfRun[];
  now: number;
}

const LOOK_EVERY_MS = 60_000;

/** The alerts of all runs, kept up to date for the whole tab; null while they load. */
class AlertsStore {
  private snapshot: AlertsSnapshot | null = null;
  private clock: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Listeners(
    () => this.open(),
    () => this.close(),
  );
  private readonly watchers = new Set<(alert: Alert) => void>();

  current = () => this.snapshot;

  subscribe = this.listeners.subscribe;

  /** Told of each alert that is raised, or grows graver, from now on. */
  watch(watcher: (alert: Alert) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private open(): void {
    const socket = getSocket();
    socket.on('connect', this.load);
    socket.on('alert:changed', this.changed);
    socket.on('run:changed', this.runChanged);
    this.load();
  }

  private close(): void {
    clearTimeout(this.clock);
    const socket = getSocket();
    socket.off('connect', this.load);
    socket.off('alert:changed', this.changed);
    socket.off('run:changed', this.runChanged);
  }

  /** Also for a page that changed something while its socket was away. */
  readonly load = (): void => {
    getJson<AllAlertsResponse>('/api/alerts').then(
      ({ alerts }) => this.show(alerts),
      () => undefined, // the connection's own message says what is wrong; a new connection loads again
    );
  };

  private show(alerts: readonly AlertOfRun[]): void {
    const now = Date.now();
    this.snapshot = { alerts, now };
    const ends = alerts.flatMap(({ snoozedUntil }) =>
      snoozedUntil && snoozedUntil > now ? snoozedUntil : [],
    );
    clearTimeout(this.clock);
    this.clock = setTimeout(
      () => this.show(alerts),
      Math.min(LOOK_EVERY_MS, ...ends.map((end) => end - now)),
    );
    this.listeners.tell();
  }

  private readonly changed = (alert: Alert, change: AlertChange): void => {
    if (change === 'raised' || change === 'graver') this.watchers.forEach((watcher) => watcher(alert));
    this.load();
  };

  /** An alert of a run that ended is no longer one to act upon. */
  private readonly runChanged = ({ id, state }: { id: number; state: AlertOfRun['runState'] }): void => {
    if (this.snapshot?.alerts.some(({ runId, runState }) => runId === id && runState !== state)) this.load();
  };
}

export const alertsStore = new AlertsStore();

export const useAlerts = () => useSyncExternalStore(alertsStore.subscribe, alertsStore.current, () => null);
