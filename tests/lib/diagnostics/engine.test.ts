import { describe, expect, it } from 'vitest';
import { createDiagnosis } from '@/lib/diagnostics/engine';
import { type Rule, type RunFacts, defineRule } from '@/lib/diagnostics/rule';
import { TAG } from '@/lib/protocol/tags';
import { type Stretch, factsOf, tell } from './support/tell';

const healthy = { 'loss/d': 1.1, 'loss/g': 1, 'score/fake': 0.4 };
const won = { 'loss/d': 1e-4, 'loss/g': 12, 'score/fake': 1e-5 };
const run = factsOf('bce_ns', { totalSteps: 10_000 });

describe('the engine', () => {
  it.each<[string, Stretch[], RunFacts, string[], string[]]>([
    ['a healthy run', [{ points: 3000, values: healthy }], run, [], ['starting', 'keep-going']],
    ['a young healthy run', [{ points: 300, values: healthy }], run, [], ['starting']],
    ['too few points', [{ points: 19, values: won }], run, [], ['starting']],
    [
      'a D that has won, and gives in',
      [
        { points: 60, values: won },
        { points: 400, values: healthy },
      ],
      run,
      [
        'discriminator-saturated entered warning 20',
        'discriminator-ahead entered info 20',
        // Half of the medians' window is healthy after as many steps again.
        'discriminator-ahead left info 120',
        'discriminator-saturated left warning 210',
      ],
      ['starting', 'watch', 'starting'],
    ],
    [
      'a D that is ahead early',
      [{ points: 300, values: { 'loss/d': 0.1, 'loss/g': 3, 'score/fake': 0.05 } }],
      run,
      ['discriminator-ahead entered info 20'],
      ['starting'],
    ],
    [
      'a NaN',
      [
        { points: 5, values: healthy },
        { points: 1, values: { ...healthy, 'loss/d': NaN } },
        { points: 5, values: healthy },
      ],
      run,
      ['non-finite entered critical 6'],
      ['starting', 'broken'],
    ],
    [
      'a run whose loss is not known',
      [{ points: 3000, values: won }],
      factsOf(null),
      [],
      ['starting', 'keep-going'],
    ],
  ])('on %s', (_, stretches, facts, told, states) => {
    const answer = tell(stretches, facts);
    expect(answer.told).toEqual(told);
    expect(answer.states).toEqual(states);
  });

  it('says how many rules are silent, and why', () => {
    const unknown = tell([{ points: 1, values: healthy }], factsOf(null)).silence;
    expect(unknown).toMatch(/^The loss of this run is not known, so the \d+ rules/);
    expect(tell([{ points: 1, values: healthy }], factsOf('wgan')).silence).toContain('wgan');
  });

  it('switches a rule off that throws, and goes on with the others', () => {
    const broken: Rule = defineRule({
      meta: {
        id: 'broken',
        title: 'Broken',
        level: 'info',
        losses: 'all',
        tags: [],
        description: '',
        options: {},
        messages: {},
        references: [],
        remedies: [],
      },
      create: () => ({
        observe: () => {
          throw new Error('no');
        },
        message: () => '',
      }),
    });
    expect(tell([{ points: 10, values: healthy }], run, [broken]).told).toEqual(['broken disabled info 1']);
  });

  it('tells a second word about a step only to those who read it', () => {
    const diagnosis = createDiagnosis(run);
    const values = new Map([
      [TAG.lossD, 1],
      [TAG.lossG, 1],
      [TAG.diversity, 0.1],
    ]);
    diagnosis.observe({ step: 1000, values });
    const waiting = (ms: number) =>
      diagnosis
        .observe({ step: 1000, values: new Map([[TAG.waitingMs, ms]]) })
        .changes.map(({ kind }) => kind);
    expect(waiting(10_000)).toEqual([]);
    expect(waiting(31_000)).toEqual(['entered']);
    expect(waiting(40_000)).toEqual([]);
    expect(
      diagnosis.observe({ step: 1001, values }).changes.map(({ rule, kind }) => `${rule} ${kind}`),
    ).toEqual(['stalled left']);
  });

  it('takes an evaluation that comes late as one of its own step, heard of now', () => {
    const diagnosis = createDiagnosis(run);
    const values = new Map([[TAG.lossD, 1]]);
    const changes = [];
    for (let step = 1; step <= 3000; step += 1) {
      diagnosis.observe({ step, values });
      const late = new Map([[TAG.recall, step < 2000 ? 0.8 : 0.1]]);
      if (step % 100 === 50 && step > 100)
        changes.push(...diagnosis.observe({ step: step - 50, values: late }).changes);
    }
    expect(changes).toMatchObject([{ rule: 'mode-collapse', kind: 'entered', step: 2250 }]);
    expect(changes[0]?.message).toContain('its peak of 0.80 at step');
  });
});
