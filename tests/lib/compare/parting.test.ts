import { describe, expect, it } from 'vitest';
import { whereTheyPart } from '@/lib/compare/parting';
import { type Shape, pairOf } from './support/pair';

const SIZE = { pairs: 20, steps: 1000 };
const FROM = 400;
const flat: Shape = () => 0;
const falling: Shape = (step) => 2 * Math.exp(-step / 100);

/** The steps at which pairs part, in order; those that do not are left out. */
const partings = (memory: number, left: Shape, right: Shape) =>
  Array.from({ length: SIZE.pairs }, (_, seed) => {
    const [a, b] = pairOf({ seed, steps: SIZE.steps, memory, left, right });
    return whereTheyPart(a, b, true) ?? [];
  })
    .flat()
    .sort((a, b) => a - b);

describe('where two series part', () => {
  it.each([0, 0.5, 0.9])('is nowhere for pairs of one distribution, whose noise lasts by %d', (memory) => {
    expect(partings(memory, flat, flat)).toEqual([]);
    expect(partings(memory, falling, falling)).toEqual([]);
  });

  it('is seldom said of pairs that wander for a tenth of the run, whose own noise is large', () => {
    expect(partings(0.98, flat, flat).length).toBeLessThanOrEqual(SIZE.pairs / 20);
  });

  it('is the step of a fall to a twentieth, to within a few', () => {
    const found = partings(0.9, flat, (step) => (step >= FROM ? -3 : 0));
    expect(found).toHaveLength(SIZE.pairs);
    for (const step of found) expect(Math.abs(step - FROM)).toBeLessThanOrEqual(12);
  });

  it('is soon after a slow drift begins', () => {
    const found = partings(0, flat, (step) => -Math.max(0, step - FROM) / 50);
    expect(found).toHaveLength(SIZE.pairs);
    expect(found[0]).toBeGreaterThan(FROM);
    expect(found.at(-1)).toBeLessThan(FROM + 60);
  });

  it('is the first step of those that are apart from the start', () => {
    const found = partings(0, flat, () => -3);
    expect(new Set(found)).toEqual(new Set([1]));
  });

  it('is not where a spike is, however high', () => {
    expect(partings(0, flat, (step) => (step === FROM ? 10 : 0))).toEqual([]);
  });

  it('is where one series is not finite and the other is', () => {
    const [a, b] = pairOf({ seed: 1, steps: 200, memory: 0, left: flat, right: flat });
    const broken = { ...b, values: b.values.map((value, at) => (at === 120 ? NaN : value)) };
    expect(whereTheyPart(a, broken, true)).toBe(a.steps[120]);
    expect(whereTheyPart(broken, broken, true)).toBeNull();
  });

  it('is where one touches zero for good, which has no logarithm', () => {
    const [a, b] = pairOf({ seed: 1, steps: 400, memory: 0, left: flat, right: flat });
    const gone = { ...b, values: b.values.map((value, at) => (at >= 200 ? 0 : value)) };
    expect(whereTheyPart(a, gone, true)).toBe(a.steps[200]);
  });

  it('is not said of fewer than 30 points', () => {
    const [a, b] = pairOf({ seed: 1, steps: 29, memory: 0, left: flat, right: () => -3 });
    expect(whereTheyPart(a, b, true)).toBeNull();
  });
});
