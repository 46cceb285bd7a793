import { describe, expect, it } from 'vitest';
import { type Stretch, factsOf, tellRule } from '../support/tell';

const won = { 'loss/d': 1e-4, 'loss/g': 12, 'score/fake': 1e-5 };
const healthy = { 'loss/d': 1.1, 'loss/g': 1, 'score/fake': 0.4 };
const told = (run: Stretch[], facts = factsOf()) => tellRule('discriminator-saturated', run, facts).told;
const warned = ['entered warning 20'];

describe('discriminator-saturated', () => {
  it('warns once, with numbers and since when', () => {
    const { told, messages } = tellRule('discriminator-saturated', [{ points: 500, values: won }]);
    expect(told).toEqual(warned);
    expect(messages[0]).toContain(
      'median D loss is 1.0e-4, as good as zero since step 20; D(G(z)) 1.0e-5, G loss 12',
    );
  });
  it('ends when D is back for a hundred steps', () => {
    const run = [
      { points: 60, values: won },
      { points: 400, values: healthy },
    ];
    expect(told(run)).toEqual([...warned, 'left warning 210']);
  });
  it('ends when D doubts again, though its loss is low', () => {
    const doubt = { 'loss/d': 0.035, 'loss/g': 5, 'score/fake': 0.02 };
    expect(
      told([
        { points: 60, values: won },
        { points: 400, values: doubt },
      ]),
    ).toHaveLength(2);
  });
  it('says by the end whether it eases or gets worse', () => {
    const course = (last: number) => {
      const { verdict } = tellRule('discriminator-saturated', [
        { points: 700, values: (step) => ({ ...won, 'loss/g': 12 + ((last - 12) * step) / 700 }) },
      ]);
      return verdict.evidence![0]!.message;
    };
    expect(course(16)).toContain('and getting worse');
    expect(course(9)).toContain('and easing');
  });
  it.each<[string, Stretch, ReturnType<typeof factsOf>, string[]]>([
    [
      'soft labels at their floor',
      { points: 60, values: { 'loss/d': 0.398, 'loss/g': 3, 'score/fake': 0.05 } },
      factsOf('bce_ns', { floorPerHalf: 0.1985 }),
      warned,
    ],
    [
      'the same loss with hard labels',
      { points: 300, values: { 'loss/d': 0.398, 'loss/g': 3, 'score/fake': 0.05 } },
      factsOf(),
      [],
    ],
    [
      'soft labels at their floor, D far from its target',
      { points: 300, values: { 'loss/d': 0.398, 'loss/g': 3, 'score/fake': 0.2 } },
      factsOf('bce_ns', { floorPerHalf: 0.1985 }),
      [],
    ],
    ['a log without scores', { points: 60, values: { 'loss/d': 0, 'loss/g': 12 } }, factsOf(), warned],
    ['a log of D alone', { points: 60, values: { 'loss/d': 0 } }, factsOf(), warned],
    [
      'a low loss of a D that is not sure',
      { points: 300, values: { 'loss/d': 0.01, 'loss/g': 4, 'score/fake': 0.01 } },
      factsOf(),
      [],
    ],
    [
      'hinge at zero',
      { points: 60, values: { 'loss/d': 0, 'loss/g': 3, 'score/fake': -3 } },
      factsOf('hinge'),
      warned,
    ],
    ['LSGAN at zero', { points: 60, values: { 'loss/d': 1e-3, 'loss/g': 0.5 } }, factsOf('lsgan'), warned],
    [
      'minimax at zero',
      { points: 60, values: { 'loss/d': 1e-5, 'loss/g': -1e-6, 'score/fake': 1e-6 } },
      factsOf('bce_minimax'),
      warned,
    ],
    [
      'relativistic at zero',
      { points: 900, values: { 'loss/d': 0, 'loss/g': 9 } },
      factsOf('relativistic'),
      [],
    ],
    ['a critic at zero', { points: 900, values: { 'loss/d': 0, 'loss/g': 9 } }, factsOf('wgan'), []],
  ])('judges %s', (_, stretch, facts, expected) => expect(told([stretch], facts)).toEqual(expected));
  it('passes over spikes', () => {
    const spiky = (step: number) => (step % 5 < 2 ? healthy : won);
    const calm = (step: number) => (step % 5 < 2 ? won : healthy);
    expect(told([{ points: 600, values: spiky }])).toEqual(warned);
    expect(told([{ points: 600, values: calm }])).toEqual([]);
  });
});
