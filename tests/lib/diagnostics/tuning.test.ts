import { describe, expect, it } from 'vitest';
import { RULES } from '@/lib/diagnostics/registry';
import { issuesOf, tunedRules, tuningInWords } from '@/lib/diagnostics/tuning';
import { TAG } from '@/lib/protocol/tags';
import type { RuleTuning } from '@/lib/protocol/rule-tuning';
import { factsOf, tell } from './support/tell';

const tunings = (id: string, tuning: Partial<RuleTuning>) =>
  new Map([[id, { on: true, options: {}, ...tuning }]]);
/** D a little ahead: an excess loss of 0.14. */
const ahead = [{ points: 400, values: { [TAG.lossD]: 0.2, [TAG.lossG]: 2 } }];
const told = (id: string, tuning: Partial<RuleTuning>) =>
  tell(ahead, factsOf(), tunedRules(tunings(id, tuning))).told;

it('are as they come without a tuning', () => expect(tunedRules(new Map())).toEqual(RULES));

it('judge by other numbers, and by their own in what is not said', () => {
  expect(told('discriminator-ahead', {})).toEqual([]);
  expect(told('discriminator-ahead', { options: { enter: 0.15 } })).toEqual([
    'discriminator-ahead entered info 20',
  ]);
});

it('are silent where they are off', () => {
  const never = tunings('discriminator-ahead', { on: false, options: { enter: 0.15 } });
  expect(tell(ahead, factsOf(), tunedRules(never)).told).toEqual([]);
  expect(tunedRules(never)).toHaveLength(RULES.length - 1);
});

it('say what of them was changed', () => {
  expect(tuningInWords(new Map())).toBeNull();
  expect(tuningInWords(tunings('stalled', { on: false }))).toContain('(off)');
  expect(tuningInWords(tunings('discriminator-ahead', { options: { enter: 0.15 } }))).toContain('enter 0.15');
});

describe('a tuning that a rule cannot judge by', () => {
  const { meta } = RULES.find((rule) => rule.meta.id === 'discriminator-ahead')!;
  const wrong = (options: Record<string, number>) =>
    issuesOf(meta, { on: true, options }).map(({ path, message }) => `${path.join('.')}: ${message}`);
  it.each([
    [{ entre: 0.1 }, /options\.entre: discriminator-ahead has no option "entre"; it has window, enter/],
    [{ window: 0 }, /window is 0; give a whole number from 1/],
    [{ window: 99.5 }, /window is 99\.5; give a whole number/],
    [{ window: 1e9 }, /whole number from 1 to 1000000/],
    [{ enter: -0.1 }, /enter is -0\.1; give a number from 0/],
    [{ enter: NaN }, /enter is NaN/],
  ])('%j is named', (options, message) => {
    expect(wrong(options)).toEqual([expect.stringMatching(message) as string]);
  });
  it('is told an option at a time', () =>
    expect(wrong({ window: 0, enter: -1, leave: 0.3 })).toHaveLength(2));
});
