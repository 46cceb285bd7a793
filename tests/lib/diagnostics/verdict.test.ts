import { describe, expect, it } from 'vitest';
import { parsePresets } from '@/lib/gan/presets/registry';
import type { RunConfig } from '@/lib/protocol/run-config';
import { runSetup, verdict as verdictEntity } from '@/lib/protocol/entities';
import { factsOf, tell } from './support/tell';

const presets = new Map(parsePresets().map(({ id, config }) => [id, config]));
const won = { 'loss/d': 1e-5, 'loss/g': 14, 'score/fake': 1e-6 };
const healthy = { 'loss/d': 1.1, 'loss/g': 1, 'score/fake': 0.4 };
const verdictOf = (values: Record<string, number>, points: number, preset = 'article-collapse') =>
  tell([{ points, values }], factsOf('bce_ns', { config: presets.get(preset)!, totalSteps: 8000 })).verdict;

describe('a verdict', () => {
  it('is what an interface can keep, with evidence since a step, what to expect, and fixes', () => {
    const verdict = verdictEntity.parse(verdictOf(won, 600));
    expect(verdict.state).toBe('watch');
    expect(verdict.evidence?.map(({ rule, sinceStep }) => [rule, sinceStep])).toEqual([
      ['discriminator-saturated', 20],
      ['discriminator-ahead', 20],
    ]);
    expect(verdict.evidence?.[0]?.tags).toContain('loss/d');
    expect(verdict.expect).toContain('16 later improved');
    expect(verdict.sentence).toContain('by the losses alone');
  });

  it('asks for no fix of what is only worth knowing beside what it rests on', () => {
    const ahead = { 'loss/d': 0.05, 'loss/g': 3, 'score/fake': 0.05, 'time/step_ms': 50 };
    const facts = factsOf('bce_ns', { config: presets.get('article-collapse')!, totalSteps: 8000 });
    const { verdict } = tell(
      [
        { points: 300, values: ahead },
        { points: 1, values: { 'time/waiting_ms': 60_000 } },
      ],
      facts,
    );
    expect(verdict.evidence?.map(({ rule }) => rule).toSorted()).toEqual(['discriminator-ahead', 'stalled']);
    expect([verdict.state, verdict.fixes]).toEqual(['watch', []]);
  });

  it('ranks only the fixes that the configuration violates, with their lessons', () => {
    const fixes = verdictOf(won, 600).fixes!;
    expect(fixes.map(({ id, lesson }) => [id, lesson])).toEqual([
      ['regularise', null],
      ['balance-rates', null],
      ['batch-norm', 4],
      ['soft-labels', 3],
      ['kernels', 1],
      ['flip-labels', 2],
      ['one-class', 5],
    ]);
    const { generator, discriminator } = presets.get('article-collapse')!;
    const norms = (player: 'generator' | 'discriminator', id: string) =>
      (fixes.find((fix) => fix.id === id)!.settings as Partial<RunConfig>)[player]!.layers.map(
        ({ batchNorm }) => batchNorm,
      );
    expect(generator.layers.map(({ batchNorm }) => batchNorm)).toEqual([false, false, false]);
    expect(norms('generator', 'batch-norm')).toEqual([true, true, false]);
    expect(discriminator.layers.map(({ batchNorm }) => batchNorm)).toEqual([false, true, true]);
    expect(norms('discriminator', 'regularise')).toEqual([false, false, false]);
    expect(fixes.find(({ id }) => id === 'balance-rates')?.settings).toEqual({
      optimizer: { generator: { learningRate: 5e-4 }, discriminator: { learningRate: 5e-4 } },
    });
    expect(fixes.find(({ id }) => id === 'balance-rates')?.why).toContain("D's rate is 40 times G's");
    // Batch norm, rates and kernels of the demo are as they should be.
    expect(verdictOf(won, 600, 'mnist-quick').fixes?.map(({ id }) => id)).toEqual([
      'regularise',
      'slower-d',
      'soft-labels',
      'kernels',
      'flip-labels',
      'one-class',
      'longer',
    ]);
    // D is bounded already, and the hinge loss has no labels to soften or flip.
    expect(verdictOf(won, 600, 'mnist-hinge').fixes?.map(({ id }) => id)).toEqual([
      'slower-d',
      'kernels',
      'one-class',
      'longer',
    ]);
  });

  it('tells what is worth knowing, and not that nothing is wrong, while something is', () => {
    const level = { 'loss/d': 1.3863, 'loss/g': 0.69 };
    const { state, sentence, fixes } = verdictOf(level, 3500);
    expect(state).toBe('keep-going');
    expect(sentence).toContain('Worth knowing: D does not learn');
    expect(sentence).not.toContain('nothing is wrong');
    expect(fixes).toEqual([]);
    const ahead = tell([
      { points: 3000, values: { 'loss/d': 0.05, 'loss/g': 4, 'score/fake': 0.02 } },
    ]).verdict;
    expect(ahead.sentence).toMatch(/^Keep going, though D is ahead\. /);
  });

  it('offers no fix where nothing is wrong, nor for a log without a configuration', () => {
    expect(verdictOf(healthy, 5000)).toMatchObject({ state: 'keep-going', fixes: [], evidence: [] });
    expect(tell([{ points: 600, values: won }]).verdict.fixes).toEqual([]);
  });

  it('says keep going only when rules have had points enough to say otherwise', () => {
    const states = (every: number) => tell([{ points: 30, every, values: healthy }]).states;
    expect(states(10)).toEqual(['starting']);
    expect(states(1000)).toEqual(['starting', 'keep-going']);
    expect(tell([{ points: 19, every: 1000, values: healthy }]).states).toEqual(['starting']);
  });

  it('keeps the best step in its words when the run is past it', () => {
    const fd = (step: number) => ({ 'quality/fd': step < 10_000 ? 50 : 200 });
    const { state, sentence } = tell([{ points: 40, every: 500, values: fd }]).verdict;
    expect(state).toBe('past-best');
    expect(sentence).toContain('Use the checkpoint nearest to step 1,500');
  });

  it.each([
    ['starting', healthy, 10],
    ['keep-going', healthy, 5000],
    ['watch', won, 600],
  ])(
    'of %s never tells anyone to stop, and gives no chance that nobody measured',
    (state, values, points) => {
      const { sentence, expect: next, ...rest } = verdictOf(values, points);
      expect(rest.state).toBe(state);
      expect(`${sentence} ${next}`).not.toMatch(/\bstop\b|probab|likely|\d+ % chance/i);
    },
  );

  it('of an older version can still be read, and so can a setup without label targets', () => {
    expect(verdictEntity.parse({ state: 'watch', sentence: 'x', sinceStep: 3 })).toEqual({
      state: 'watch',
      sentence: 'x',
      sinceStep: 3,
    });
    const loss = { family: 'bce_ns', chanceD: 1.386, floorD: 0.397, chanceG: 0.693 };
    expect(runSetup.shape.loss.parse(loss)).toEqual({ ...loss, targetReal: null, targetFake: null });
  });
});
