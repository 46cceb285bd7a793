import { describe, expect, it } from 'vitest';
import { byUrgency, sentenceOf } from '@/app/_views/runs/runs-order';
import type { VerdictState } from '@/lib/protocol/entities';
import type { RunListItem } from '@/lib/protocol/rest';
import type { RunState } from '@/lib/protocol/run-state';

const run = (id: number, state: RunState, verdict: VerdictState | null = null, openAlerts = 0) =>
  ({
    id,
    state,
    openAlerts,
    verdict: verdict && { state: verdict, sentence: '', sinceStep: 1 },
  }) as RunListItem;

describe('the list of runs', () => {
  it('has live runs first, the gravest of them first, then the newest', () => {
    const runs = [
      run(1, 'running', 'keep-going'),
      run(2, 'finished', 'collapsed'),
      run(3, 'running', 'watch'),
      run(4, 'stopped'),
      run(5, 'paused', 'broken'),
    ];
    expect(runs.toSorted(byUrgency).map(({ id }) => id)).toEqual([5, 3, 1, 4, 2]);
  });

  it.each<[string, RunListItem[], string]>([
    ['nothing runs', [run(1, 'finished', 'watch', 1)], 'No run is live. None needs you.'],
    ['all is well', [run(1, 'running', 'keep-going')], '1 run live. None needs you.'],
    [
      'one is on alert',
      [run(1, 'running', 'watch', 1), run(2, 'running')],
      '2 runs live. 1 run to look at: #1 is on watch.',
    ],
    ['one failed', [run(7, 'failed', 'keep-going')], 'No run is live. 1 run to look at: #7 failed.'],
  ])('says so when %s', (_, runs, expected) => {
    const { lead, rest } = sentenceOf(runs);
    expect(`${lead} ${rest}`).toBe(expected);
  });
});
