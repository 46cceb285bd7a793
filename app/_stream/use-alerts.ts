'use client';
import { useSyncExternalStore } from 'react';
import type { Alert, AlertOfRun } from '@/lib/protocol/entities';
import type { AllAlertsResponse } from '@/lib/protocol/rest';
import { Listeners } from './listeners';
import { getJson } from './rest';
import { getSocket } from './socket';

/** The alerts of all runs, kept up to date for the whole tab; null while they load. */
class AlertsStore {
  private alerts: readonly AlertOfRun[] | null = null;
  private readonly listeners = new Listeners(
    () => this.open(),
    () => this.close(),
  );
  private readonly watchers = new Set<(alert: Alert) => void>();

  current = () => this.alerts;

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
    const socket = getSocket();
    socket.off('connect', this.load);
    socket.off('alert:changed', this.changed);
    socket.off('run:changed', this.runChanged);
  }

  private readonly load = (): void => {
    getJson<AllAlertsResponse>('/api/alerts').then(
      ({ alerts }) => {
        this.alerts = alerts;
        this.listeners.tell();
      },
      () => undefined, // the connection's own message says what is wrong; a new connection loads again
    );
  };

  private readonly changed = (alert: Alert): void => {
    if (alert.leaveStep === null) this.watchers.forEach((watcher) => watcher(alert));
    this.load();
  };

  /** An alert of a run that ended is no longer one to act upon. */
  private readonly runChanged = ({ id, state }: { id: number; state: AlertOfRun['runState'] }): void => {
    if (this.alerts?.some(({ runId, runState }) => runId === id && runState !== state)) this.load();
  };
}

export const alertsStore = new AlertsStore();

export const useAlerts = () => useSyncExternalStore(alertsStore.subscribe, alertsStore.current, () => null);
