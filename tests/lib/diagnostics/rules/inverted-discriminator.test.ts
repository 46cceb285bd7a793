import { describe, expect, it } from 'vitest';
import { factsOf, tellRule } from '../support/tell';

const inverted = { 'loss/d': 20, 'loss/g': 1e-4 };
const healthy = { 'loss/d': 1, 'loss/g': 1 };

describe('inverted-discriminator', () => {
  it('warns, and is critical after 300 steps', () => {
    const { told, messages } = tellRule('inverted-discriminator', [{ points: 400, values: inverted }]);
    expect(told).toEqual(['entered warning 20', 'escalated critical 320']);
    expect(messages[0]).toContain('since step 20');
  });
  it('ends when D is no longer worse than a coin', () => {
    const { told } = tellRule('inverted-discriminator', [
      { points: 100, values: inverted },
      { points: 60, values: healthy },
    ]);
    expect(told).toEqual(['entered warning 20', 'left warning 125']);
  });
  it.each([
    [
      'a spike',
      [
        { points: 100, values: healthy },
        { points: 10, values: inverted },
        { points: 100, values: healthy },
      ],
    ],
    ['a bad D whose G is bad too', [{ points: 400, values: { 'loss/d': 20, 'loss/g': 1 } }]],
    ['a D at chance', [{ points: 400, values: { 'loss/d': 1.4, 'loss/g': 0.01 } }]],
  ])('says nothing of %s', (_, run) => expect(tellRule('inverted-discriminator', run).told).toEqual([]));
  it('is for non-saturating BCE alone', () =>
    expect(
      tellRule('inverted-discriminator', [{ points: 400, values: inverted }], factsOf('hinge')).told,
    ).toEqual([]));
});
