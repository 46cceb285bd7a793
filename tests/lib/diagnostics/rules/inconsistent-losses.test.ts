import { describe, expect, it } from 'vitest';
import { factsOf, tellRule } from '../support/tell';

const both = { 'loss/d': 0.01, 'loss/g': 0.05 };

describe('inconsistent-losses', () => {
  it('is critical when both players have won', () => {
    const { told, messages } = tellRule('inconsistent-losses', [{ points: 60, values: both }]);
    expect(told).toEqual(['entered critical 20']);
    expect(messages[0]).toContain('Median D loss 0.0100');
  });
  it('ends when one of them has not', () => {
    const { told } = tellRule('inconsistent-losses', [
      { points: 100, values: both },
      { points: 100, values: { 'loss/d': 0.01, 'loss/g': 5 } },
    ]);
    expect(told).toEqual(['entered critical 20', 'left critical 150']);
  });
  it('says nothing of a D that has won, or of the minimax loss, where L_G is 0 then', () => {
    expect(
      tellRule('inconsistent-losses', [{ points: 300, values: { 'loss/d': 0.01, 'loss/g': 6 } }]).told,
    ).toEqual([]);
    expect(
      tellRule('inconsistent-losses', [{ points: 300, values: both }], factsOf('bce_minimax')).told,
    ).toEqual([]);
  });
});
