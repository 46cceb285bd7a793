import { expect, it } from 'vitest';
import { groupAlerts } from '@/app/_stream/alert-groups';
import type { AlertOfRun } from '@/lib/protocol/entities';

const alert = (id: number, changes: Partial<AlertOfRun>): AlertOfRun => ({
  id,
  runId: id,
  rule: 'discriminator-saturated',
  level: 'warning',
  title: 'D loss has hit zero',
  message: '',
  enterStep: 1,
  leaveStep: null,
  runName: '',
  runState: 'running',
  ...changes,
});

it('tells what needs someone from what is over, the gravest first, and leaves out what is only worth knowing', () => {
  const { open, ended, recovered } = groupAlerts([
    alert(6, {}),
    alert(5, { level: 'info' }),
    alert(4, { level: 'critical', runState: 'paused' }),
    alert(3, { runState: 'finished' }),
    alert(2, { leaveStep: 9 }),
    alert(1, { leaveStep: 9, runState: 'failed' }),
  ]);
  const ids = (alerts: readonly AlertOfRun[]) => alerts.map(({ id }) => id);
  expect([ids(open), ids(ended), ids(recovered)]).toEqual([[4, 6], [3], [2, 1]]);
});
