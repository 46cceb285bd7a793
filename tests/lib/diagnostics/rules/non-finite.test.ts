import { describe, expect, it } from 'vitest';
import { type Stretch, tellRule } from '../support/tell';

const calm = { 'loss/d': 1, 'loss/g': 1, 'grad_norm/g/up1': 0.5 };
const at6 = (values: Record<string, number>): Stretch[] => [
  { points: 5, values: calm },
  { points: 1, values: { ...calm, ...values } },
  { points: 5, values: calm },
];

describe('non-finite', () => {
  it.each([
    ['a NaN loss', { 'loss/d': NaN }, 'loss/d is NaN at step 6'],
    ['an infinite gradient', { 'grad_norm/g/up1': Infinity }, 'grad_norm/g/up1 is Infinity'],
    ['a gradient of 20,000', { 'grad_norm/g/up1': 2e4 }, '20,000'],
    ['a step that counted some', { 'health/non_finite': 3 }, '3 values'],
  ])('is critical at once, and for good, on %s', (_, values, words) => {
    const { told, messages } = tellRule('non-finite', at6(values));
    expect(told).toEqual(['entered critical 6']);
    expect(messages[0]).toContain(words);
  });

  it.each([
    ['a large loss', { 'loss/d': 1e9 }],
    ['a gradient of 9,000', { 'grad_norm/g/up1': 9000 }],
    ['a quality that could not be computed', { 'quality/kid': NaN }],
  ])('says nothing on %s', (_, values) => expect(tellRule('non-finite', at6(values)).told).toEqual([]));
});
