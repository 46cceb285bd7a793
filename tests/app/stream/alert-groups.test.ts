import { expect, it } from 'vitest';
import { groupAlerts, openAlarms } from '@/app/_stream/alert-groups';
import { alert } from '../support/alert';

const ids = (alerts: readonly { id: number }[]) => alerts.map(({ id }) => id);

it('tells what needs someone from what is quiet or over, the gravest first', () => {
  const groups = groupAlerts(
    [
      alert(9, { snoozedUntil: 1001 }),
      alert(8, { snoozedUntil: 1000 }),
      alert(7, { acknowledgedAt: 5 }),
      alert(6, {}),
      alert(4, { level: 'critical', runState: 'paused' }),
      alert(3, { runState: 'finished', acknowledgedAt: 5 }),
      alert(2, { leaveStep: 9, acknowledgedAt: 5 }),
      alert(1, { leaveStep: 9, runState: 'failed' }),
    ],
    1000,
  );
  expect(Object.entries(groups).map(([state, alerts]) => [state, ids(alerts)])).toEqual([
    ['open', [4, 8, 6]],
    ['snoozed', [9]],
    ['acknowledged', [7]],
    ['ended', [3]],
    ['recovered', [2, 1]],
  ]);
});

it('counts no infos', () => {
  expect(ids(openAlarms([alert(2, { level: 'info' }), alert(1, {})], 0))).toEqual([1]);
});
