import { ACTIVE_STATES, type RunState } from './run-state';

/** Where an alert is in its life, the most urgent first. */
export const ALERT_STATES = ['open', 'snoozed', 'acknowledged', 'ended', 'recovered'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

interface Life {
  leaveStep: number | null;
  acknowledgedAt: number | null;
  snoozedUntil: number | null;
  runState: RunState;
}

/** `ended`: it still held when its run ended, so nobody can say whether it passed. */
export function alertStateOf(
  { leaveStep, acknowledgedAt, snoozedUntil, runState }: Life,
  now: number,
): AlertState {
  if (leaveStep !== null) return 'recovered';
  if (!ACTIVE_STATES.includes(runState)) return 'ended';
  if (acknowledgedAt !== null) return 'acknowledged';
  return snoozedUntil !== null && snoozedUntil > now ? 'snoozed' : 'open';
}
