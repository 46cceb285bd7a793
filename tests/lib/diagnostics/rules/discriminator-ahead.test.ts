import { describe, expect, it } from 'vitest';
import { factsOf, tellRule } from '../support/tell';

describe('discriminator-ahead', () => {
  it('informs while the run is young, and warns at 10,000 steps, with the counts of that age', () => {
    const { told, messages } = tellRule('discriminator-ahead', [
      { points: 300, every: 100, values: { 'loss/d': 0.1 } },
    ]);
    expect(told).toEqual(['entered info 2000', 'escalated warning 10000']);
    expect(messages[0]).toContain('Of 18 comparable checkpoints under 10,000 steps, 16 later improved');
    expect(messages[1]).toContain('about six of ten');
  });
  it('ends over 20 % of the way to chance, and not before', () => {
    const run = (then: number) => [
      { points: 300, values: { 'loss/d': 0.1 } },
      { points: 300, values: { 'loss/d': then } },
    ];
    expect(tellRule('discriminator-ahead', run(0.25)).told).toEqual(['entered info 20']);
    expect(tellRule('discriminator-ahead', run(0.35)).told).toEqual(['entered info 20', 'left info 401']);
  });
  it.each([
    ['bce_ns', 0.13, 0.15, 0],
    ['hinge', 0.19, 0.21, 0],
    ['lsgan', 0.024, 0.026, 0],
    // With the floor of soft labels a tenth of the way to chance is 0.496.
    ['bce_ns', 0.49, 0.51, 0.1985],
  ] as const)(
    'of %s begins between %d and %d where a half cannot be less than %d',
    (family, ahead, level, floor) => {
      const told = (lossD: number) =>
        tellRule(
          'discriminator-ahead',
          [{ points: 50, values: { 'loss/d': lossD } }],
          factsOf(family, { floorPerHalf: floor }),
        ).told;
      expect(told(ahead)).toEqual(['entered info 20']);
      expect(told(level)).toEqual([]);
    },
  );
  it.each(['wgan', 'wgan_gp', 'relativistic'] as const)('says nothing of %s', (family) =>
    expect(
      tellRule('discriminator-ahead', [{ points: 300, values: { 'loss/d': 0 } }], factsOf(family)).told,
    ).toEqual([]),
  );
});
