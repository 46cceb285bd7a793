import { describe, expect, it } from 'vitest';
import { factsOf, tellRule } from '../support/tell';

const layers = (dense: number, up: number, d = 1) => ({
  'grad_norm/g/dense': dense,
  'grad_norm/g/up1': up,
  'grad_norm/d/conv1': d,
});
const run = (values: Record<string, number>, facts = factsOf()) =>
  tellRule('vanishing-gradient', [{ points: 700, values }], facts);

describe('vanishing-gradient', () => {
  it('names a layer that has had nothing for 500 steps', () => {
    const { told, messages } = run(layers(1e-8, 1e-8));
    expect(told).toEqual(['entered warning 520']);
    expect(messages[0]).toContain('grad_norm/g/dense has been under 1.0e-7');
  });
  it('measures a weight of a layer whose size is known', () => {
    const known = factsOf('bce_ns', { parameters: new Map([['g/dense', 1_000_000]]) });
    expect(run(layers(5e-5, 5e-5), known).told).toHaveLength(1);
    expect(run(layers(5e-5, 5e-5)).told).toEqual([]);
  });
  it('warns of a bottom of G that gets a hundredth of its top', () => {
    const { told, messages } = run(layers(0.001, 1));
    expect(told).toEqual(['entered warning 520']);
    expect(messages[0]).toContain('The bottom of G, dense,');
  });
  it('goes on at the steps between two measurements', () => {
    const sometimes = (step: number) => (step % 4 === 0 ? layers(1e-8, 1e-8) : { 'loss/d': 1 });
    expect(tellRule('vanishing-gradient', [{ points: 1000, values: sometimes }]).told).toEqual([
      'entered warning 580',
    ]);
  });
  it('watches D too', () => expect(run(layers(1, 1, 1e-9)).messages[0]).toContain('grad_norm/d/conv1'));
  it('says nothing when it comes and goes', () => {
    const flicker = (step: number) => (step % 400 === 0 ? layers(1, 1) : layers(1e-9, 1e-9));
    expect(tellRule('vanishing-gradient', [{ points: 2000, values: flicker }]).told).toEqual([]);
  });
});
