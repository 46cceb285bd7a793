'use client';
import { alertStateOf } from '@/lib/protocol/alert-state';
import { isAlarm } from '../../_stream/alert-groups';
import { useAlerts } from '../../_stream/use-alerts';
import { AlertButtons } from './alert-buttons';

/** Beside what a verdict rests on: its alert can be made quiet here too. */
export function EvidenceAlert({ runId, rule }: { runId: number; rule: string }) {
  const known = useAlerts();
  const alert = known?.alerts.find(
    (one) => one.runId === runId && one.rule === rule && one.leaveStep === null && isAlarm(one),
  );
  if (!known || !alert) return null;
  const state = alertStateOf(alert, known.now);
  return (
    <span className="alert-buttons">
      {state !== 'open' && <span className="muted">{state}</span>}
      <AlertButtons alert={alert} state={state} />
    </span>
  );
}
