import type { AlertOfRun } from '@/lib/protocol/entities';

/** An open warning of a run that trains, but for what a test says. */
export const alert = (id: number, changes: Partial<AlertOfRun>): AlertOfRun => ({
  id,
  runId: id,
  rule: 'discriminator-saturated',
  level: 'warning',
  title: 'D loss has hit zero',
  message: '',
  enterStep: 1,
  leaveStep: null,
  raisedAt: null,
  recoveredAt: null,
  acknowledgedAt: null,
  snoozedUntil: null,
  note: '',
  runName: '',
  runState: 'running',
  ...changes,
});
