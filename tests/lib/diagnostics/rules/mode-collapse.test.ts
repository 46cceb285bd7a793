import { describe, expect, it } from 'vitest';
import { type Values, factsOf, tell, tellRule } from '../support/tell';

const calm = { 'loss/d': 0.8, 'loss/g': 0.65 };
const every100 = (measures: (step: number) => Values) => (step: number) =>
  step % 100 === 0 ? { ...calm, ...measures(step) } : calm;
const told = (measures: (step: number) => Values, points = 3000, facts = factsOf()) =>
  tellRule('mode-collapse', [{ points, values: every100(measures) }], facts).told;

describe('mode-collapse', () => {
  it('warns of samples that are alike and stay so, and is critical after the grace', () => {
    expect(told(() => ({ 'diversity/v': 0.2 }))).toEqual(['entered warning 1100', 'escalated critical 2000']);
    expect(told(() => ({ 'diversity/v': 0.4 }))).toEqual(['entered warning 1100']);
  });
  it('is critical sooner in a short run, at half of it', () =>
    expect(told(() => ({ 'diversity/v': 0.2 }), 1500, factsOf('bce_ns', { totalSteps: 2400 }))).toEqual([
      'entered warning 1100',
      'escalated critical 1200',
    ]));
  it('warns sooner of samples that are nearly one image, unless D is ahead and says why', () => {
    expect(told(() => ({ 'diversity/v': 0.1 }), 900)).toEqual(['entered warning 400']);
    const ahead = (step: number) => ({
      'loss/d': 0.01,
      'loss/g': 6,
      ...(step % 100 === 0 ? { 'diversity/v': 0.1 } : {}),
    });
    expect(tellRule('mode-collapse', [{ points: 900, values: ahead }]).told).toEqual([]);
  });
  it('says nothing of a slow start whose samples get better', () => {
    expect(told((step) => ({ 'diversity/v': 0.05 + step / 8000 }))).toEqual([]);
    expect(told((step) => ({ 'diversity/v': 0.15, 'quality/fd': 600 * Math.exp(-step / 2000) }))).toEqual([]);
  });
  it('says nothing of varied samples, nor of one bad evaluation', () =>
    expect(told((step) => ({ 'diversity/v': step === 2000 ? 0.1 : 0.9 }))).toEqual([]));
  it('is critical when samples that were varied become one, and ends when they are again', () => {
    const lines = told((step) => ({ 'diversity/v': step < 3000 || step > 6000 ? 0.9 : 0.1 }), 7000);
    expect(lines[0]).toMatch(/^entered (warning|critical) 3\d00$/);
    expect(lines.at(-1)).toMatch(/^left critical 6100$/);
  });
  it('warns of samples of one class that stay so, however much they differ', () => {
    const one = (step: number) => ({ 'diversity/v': 0.7, 'diversity/classes': step < 500 ? 0.5 : 0.1 });
    expect(told(one)).toEqual(['entered warning 1100']);
    expect(told(() => ({ 'diversity/v': 0.7, 'diversity/classes': 0.3 }))).toEqual([]);
    expect(
      told((step) => ({ 'quality/fd': 600 * Math.exp(-step / 2000), 'diversity/classes': 0.1 })),
    ).toEqual([]);
  });
  it('is critical when coverage falls by 40 % three times, whatever the loss', () => {
    const fall = (step: number) => ({ 'quality/recall': step < 2000 ? 0.8 : 0.3 });
    expect(told((step) => ({ 'quality/recall': step < 300 ? 0.8 : 0.3 }), 1900)).toEqual([]);
    expect(told(fall)).toEqual(['entered critical 2200']);
    expect(told(fall, 3000, factsOf(null))).toEqual(['entered critical 2200']);
    expect(told((step) => ({ 'quality/recall': step < 2000 ? 0.8 : 0.5 }))).toEqual([]);
    expect(told((step) => ({ 'quality/recall': step < 2000 ? 0.03 : 0.01 }))).toEqual([]);
  });
  it('only warns of that while D is far ahead: its loss names the cause', () => {
    const ahead = (step: number) => ({
      'loss/d': 0.01,
      'loss/g': 6,
      ...(step % 100 === 0 ? { 'quality/coverage': step < 2000 ? 0.8 : 0.3 } : {}),
    });
    expect(tellRule('mode-collapse', [{ points: 3000, values: ahead }]).told).toEqual([
      'entered warning 2200',
    ]);
  });
  it('makes the verdict collapsed though the losses are calm', () =>
    expect(tell([{ points: 3000, values: every100(() => ({ 'diversity/v': 0.1 })) }]).verdict.state).toBe(
      'collapsed',
    ));
});
