import { describe, expect, it } from 'vitest';
import { factsOf, tellRule } from '../support/tell';

const standing = (lossG: number, lossD = 1e-6) => ({ 'loss/d': lossD, 'loss/g': lossG });

describe('clipped-gradient', () => {
  it.each([13.8155, 15.4249, 16.1181, 18.4207, 27.631])('is critical when L_G stands at %d', (constant) => {
    const { told } = tellRule('clipped-gradient', [{ points: 60, values: standing(constant) }]);
    expect(told).toEqual(['entered critical 51']);
  });
  it.each([50, 100, 200])('is critical when L_D stands at %d', (constant) => {
    expect(tellRule('clipped-gradient', [{ points: 60, values: standing(0, constant) }]).told).toHaveLength(
      1,
    );
  });
  it('needs no loss family', () =>
    expect(
      tellRule('clipped-gradient', [{ points: 60, values: standing(100) }], factsOf(null)).told,
    ).toHaveLength(1));
  it('ends when the loss moves', () => {
    const { told } = tellRule('clipped-gradient', [
      { points: 60, values: standing(16.1181) },
      { points: 5, values: standing(12) },
    ]);
    expect(told).toEqual(['entered critical 51', 'left critical 61']);
  });
  it('is critical when G gets no gradient at all', () => {
    const gone = { ...standing(5), 'grad_norm/g/dense': 1e-9, 'grad_norm/g/up1': 2e-9 };
    expect(tellRule('clipped-gradient', [{ points: 60, values: gone }]).told).toEqual([
      'entered critical 51',
    ]);
  });
  it('says nothing of another constant, of one that is passed, or of one that is short', () => {
    expect(tellRule('clipped-gradient', [{ points: 500, values: standing(14) }]).told).toEqual([]);
    expect(
      tellRule('clipped-gradient', [{ points: 500, values: (step) => standing(step / 10) }]).told,
    ).toEqual([]);
    expect(tellRule('clipped-gradient', [{ points: 50, values: standing(100) }]).told).toEqual([]);
  });
});
