'use client';
import { useEffect, useState } from 'react';
import { isAlarm, openAlarms } from '../_stream/alert-groups';
import { notifyOfAlerts } from '../_stream/notifications';
import { soundAlerts } from '../_stream/sound';
import { alertsStore, useAlerts } from '../_stream/use-alerts';
import { showIconDot } from './icon-dot';
import { LEVELS } from './marks';

/**
 * Tells of alerts on whatever page one is: in the title and the icon of the tab, to readers of the screen, and by
 * notification and sound where that was asked for.
 */
export function AlertSignals() {
  const known = useAlerts();
  const open = known ? openAlarms(known.alerts, known.now) : [];
  const [news, setNews] = useState('');
  useEffect(() => {
    document.title = open.length > 0 ? `(${open.length}) ganscope` : 'ganscope';
  }, [open.length]);
  const isCritical = open.some(({ level }) => level === 'critical');
  useEffect(() => (isCritical ? showIconDot() : undefined), [isCritical]);
  useEffect(notifyOfAlerts, []);
  useEffect(soundAlerts, []);
  useEffect(
    () =>
      alertsStore.watch((alert) => {
        if (isAlarm(alert)) setNews(`${LEVELS[alert.level].word}: ${alert.title}, run #${alert.runId}`);
      }),
    [],
  );
  return (
    <p className="visually-hidden" role="alert" data-testid="alert-news">
      {news}
    </p>
  );
}
