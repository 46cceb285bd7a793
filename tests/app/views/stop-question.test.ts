import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { othersWatching } from '@/app/_views/run/others-watching';
import { StopQuestion } from '@/app/_views/run/stop-question';
import type { Checkpoint, Run, Verdict } from '@/lib/protocol/entities';

const evidence = [{ rule: 'discriminator-saturated', message: 'x', tags: [], sinceStep: 250 }];
const fixes = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id, why: '', lesson: null, settings: {} }));
const checkpoints = [100, 200, 300].map((step) => ({ step })) as Checkpoint[];

function dialogOf(verdict: Partial<Verdict> | null, viewers = 1) {
  const run = { id: 1, verdict: verdict && { sentence: 'So it is.', sinceStep: 0, ...verdict } } as Run;
  const given = { run, checkpoints, others: othersWatching(viewers) };
  return renderToStaticMarkup(createElement(StopQuestion, { ...given, onStop: () => undefined }));
}

/** What can be pressed, in its order, and which of it has the focus. */
function choices(verdict: Partial<Verdict> | null) {
  const html = dialogOf(verdict);
  const buttons = [...html.matchAll(/<(?:button|a)([^>]*)>(.*?)<\/(?:button|a)>/g)];
  return {
    words: buttons.map(([, , words]) => words!.replace(/<!-- -->/g, '')),
    focused: buttons.find(([, attributes]) => attributes!.includes('autofocus'))?.[2],
  };
}

describe('the default of the stop dialog', () => {
  it.each(['starting', 'keep-going', 'watch', 'past-best'] as const)('is to keep going while %s', (state) =>
    expect(choices({ state }).focused).toBe('Keep going'),
  );
  it.each(['collapsed', 'broken'] as const)('is to stop what is %s', (state) =>
    expect(choices({ state }).focused).toBe('Stop'),
  );
  it('is to keep going where nothing was said yet', () =>
    expect(choices(null)).toEqual({ words: ['Keep going', 'Stop'], focused: 'Keep going' }));
});

it('the stop dialog offers what is better: the first fixes, and the last checkpoint before it began', () => {
  const watched = choices({ state: 'watch', evidence, fixes });
  expect(watched.words).toEqual(['Keep going', 'Fork with 3 fixes', 'Rewind to 200', 'Stop']);
  expect(choices({ state: 'collapsed', evidence, fixes }).words[0]).toBe('Stop');
});

it('the stop dialog says who else watches, and nothing where nobody does', () => {
  expect(dialogOf(null, 3)).toContain('2 others are watching this run.');
  expect(dialogOf(null, 2)).toContain('One other is watching this run.');
  expect(dialogOf(null, 1)).not.toContain('watching');
});
