import { expect, it } from 'vitest';
import { draftOf, tuningOf } from '@/app/_views/rules/rule-draft';
import { summaryOf } from '@/app/_views/rules/rule-replays-series';
import type { RuleInfo } from '@/lib/protocol/rest';

const rule: RuleInfo = {
  id: 'x',
  title: 'X',
  level: 'info',
  losses: 'all',
  description: '',
  page: '',
  options: { enter: 0.1, window: 100 },
  tuning: null,
};

it('what is left as it comes is not a change', () => {
  expect(tuningOf(rule, draftOf(rule))).toEqual({ on: true, options: {} });
  expect(tuningOf(rule, { on: true, options: { enter: ' ', window: '100' } })).toEqual({
    on: true,
    options: {},
  });
});

it('a number is one however it is typed, and anything else is none', () => {
  expect(tuningOf(rule, { on: false, options: { enter: '2e-2' } })).toEqual({
    on: false,
    options: { enter: 0.02 },
  });
  for (const text of ['0,2', 'much', 'Infinity'])
    expect(tuningOf(rule, { on: true, options: { enter: text } })).toBeNull();
});

it('what is saved stands in the fields again', () => {
  const tuning = { on: false, options: { enter: 0.02 } };
  expect(tuningOf(rule, draftOf({ ...rule, tuning }))).toEqual(tuning);
});

it('a replay is summed up in one sentence', () => {
  const episode = { level: 'info' as const, enter: 1, leave: null };
  const replay = { runId: 1, name: 'a', lastStep: 9, asked: [episode], inUse: [] };
  expect(summaryOf([])).toContain('No run');
  expect(summaryOf([replay, { ...replay, asked: [] }])).toBe(
    'It would have spoken in 1 of 2 runs; as in use, in 0.',
  );
});
