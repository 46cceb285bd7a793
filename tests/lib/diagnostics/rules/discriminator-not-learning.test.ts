import { describe, expect, it } from 'vitest';
import { type Values, factsOf, tellRule } from '../support/tell';

const chance = (step: number): Values => ({ 'loss/d': 1.3863 + 0.001 * Math.sin(step), 'loss/g': 0.69 });
const withSamples = (fd: (step: number) => number) => (step: number) =>
  step % 100 === 0 ? { ...chance(step), 'quality/fd': fd(step), 'diversity/v': 0.6 } : chance(step);
const told = (values: (step: number) => Values, facts = factsOf(), points = 5000) =>
  tellRule('discriminator-not-learning', [{ points, values }], facts).told;

describe('discriminator-not-learning', () => {
  it('warns when samples do not get better either', () =>
    expect(told(withSamples(() => 500))).toEqual(['entered warning 2001']));
  it('says nothing while they get better, or when they are good', () => {
    expect(told(withSamples((step) => 600 * Math.exp(-step / 2000)))).toEqual([]);
    expect(told(withSamples((step) => (step < 1000 ? 600 : 20)))).toEqual([]);
  });
  it('only informs where no samples are measured', () => expect(told(chance)).toEqual(['entered info 2001']));
  it('says nothing of a D that moves about chance, or of the first 2,000 steps', () => {
    expect(told((step) => ({ 'loss/d': 1.386 + 0.05 * Math.sin(step), 'loss/g': 0.7 }))).toEqual([]);
    expect(told(chance, factsOf(), 1900)).toEqual([]);
  });
  it('warns of a critic that has died, not of one that crosses zero', () => {
    expect(told(() => ({ 'loss/d': -1e-8 }), factsOf('wgan'))).toEqual(['entered warning 2001']);
    expect(told((step) => ({ 'loss/d': 0.1 * Math.sin(step) }), factsOf('wgan_gp'))).toEqual([]);
  });
  it('warns when the gradients of D never change', () =>
    expect(told(() => ({ 'loss/d': 0.7, 'grad_norm/d_real/conv1': 2 }))).toEqual(['entered warning 2001']));
  // As spectral norm and equal rates left a run on MNIST: its gradients were even to 9.6 %, its digits good.
  it('says nothing of even gradients where samples are good and stay so', () => {
    const even = (fd: (step: number) => number) => (step: number) => ({
      ...(step % 100 === 0 ? { 'quality/fd': fd(step), 'diversity/v': 0.99 } : {}),
      'loss/d': 1.28 + 0.03 * Math.sin(step),
      'grad_norm/d_real/conv1': 2 + 0.1 * Math.sin(step),
    });
    expect(told(even((step) => (step < 1000 ? 600 : 20)))).toEqual([]);
    expect(told(even(() => 500))).toEqual(['entered warning 2001']);
  });
});
