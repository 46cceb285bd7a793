import { describe, expect, it } from 'vitest';
import { tell, tellRule } from '../support/tell';

const fd =
  (of: (step: number) => number, name = 'quality/fd') =>
  (step: number) => ({ [name]: of(step) });
const told = (of: (step: number) => number, every = 500, name?: string) =>
  tellRule('past-best', [{ points: 60, every, values: fd(of, name) }]).told;
const peak = (worst: number) => (step: number) =>
  step < 10_000 ? Math.max(50, 300 - step / 20) : Math.min(worst, 50 + (step - 10_000) / 50);

describe('past-best', () => {
  it('informs at 30 % worse, and warns at 50 %', () => {
    expect(told(peak(70))).toEqual(['entered info 12000']);
    expect(told(peak(200))).toEqual(['entered info 12000', 'escalated warning 12500']);
  });
  it('names the step of the best, and makes the verdict past-best', () => {
    const { verdict } = tell([{ points: 60, every: 500, values: fd(peak(200)) }]);
    expect(verdict.state).toBe('past-best');
    expect(verdict.sentence).toMatch(/Use the checkpoint nearest to step 5,500/);
  });
  it('ends when samples are as good again', () =>
    expect(told((step) => (step < 10_000 || step > 20_000 ? 50 : 80))).toEqual([
      'entered warning 11000',
      'left warning 20500',
    ]));
  it.each([
    ['noise near the floor', (step: number) => (step < 2000 ? 600 : 9 + 8 * Math.abs(Math.sin(step)))],
    ['two bad evaluations', (step: number) => (step === 10_000 || step === 10_500 ? 200 : 50)],
    ['a run that gets better', (step: number) => 600 * Math.exp(-step / 5000)],
  ])('says nothing of %s', (_, of) => expect(told(of)).toEqual([]));
  it('says nothing of a swing that evaluations a hundred steps apart see five times', () =>
    expect(told((step) => (step > 2000 && step < 2500 ? 200 : 50), 100)).toEqual([]));
  it('leaves it to mode-collapse where samples never were more than nearly one image', () => {
    const worsening = (diversity: number) => (step: number) => ({
      'quality/kid': step < 10_000 ? 7 : 400,
      'diversity/v': diversity,
    });
    const of = (diversity: number) => [{ points: 60, every: 500, values: worsening(diversity) }];
    expect(tellRule('past-best', of(0.12)).told).toEqual([]);
    expect(tellRule('past-best', of(0.8)).told).toEqual(['entered warning 11000']);
  });
  it('reads KID as well', () =>
    expect(told((step) => (step < 10_000 ? 0.02 : 0.08), 500, 'quality/kid')).toEqual([
      'entered warning 11000',
    ]));
});
