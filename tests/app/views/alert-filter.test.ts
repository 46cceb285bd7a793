import { describe, expect, it } from 'vitest';
import { addressOf, passes, readFilter } from '@/app/_views/alerts/alert-filter';
import { alert } from '../support/alert';

const none = { state: null, level: null, rule: null, run: null };
const read = (query: string) => readFilter(new URLSearchParams(query));

describe('the filter of alerts', () => {
  it.each([
    ['', none],
    ['?state=snoozed&run=12', { ...none, state: 'snoozed', run: 12 }],
    ['?level=critical&rule=mode-collapse', { ...none, level: 'critical', rule: 'mode-collapse' }],
  ] as const)('%s is kept in the address', (query, filter) => {
    expect(read(query)).toEqual(filter);
    expect(read(addressOf(filter))).toEqual(filter);
  });

  it.each(['state=gone', 'level=loud', 'run=0', 'run=-1', 'run=1e3', 'run=x'])('passes over %s', (query) =>
    expect(read(query)).toEqual(none),
  );

  it('lets through what it names; infos only where they are asked for', () => {
    const alerts = [
      alert(1, { level: 'critical', rule: 'a', runId: 1 }),
      alert(2, { level: 'warning', rule: 'b', runId: 1 }),
      alert(3, { level: 'info', rule: 'a', runId: 2 }),
    ];
    const through = (query: string) => alerts.filter(passes(read(query))).map(({ id }) => id);
    expect(through('')).toEqual([1, 2]);
    expect(through('level=info')).toEqual([3]);
    expect(through('level=warning')).toEqual([2]);
    expect(through('rule=a')).toEqual([1]);
    expect(through('run=1&rule=b')).toEqual([2]);
    expect(through('run=2')).toEqual([]);
  });
});
