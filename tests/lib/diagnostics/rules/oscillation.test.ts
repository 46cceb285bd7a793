import { describe, expect, it } from 'vitest';
import { tellRule } from '../support/tell';

import { seeded } from '@/tests/db/support/random';

const random = seeded(5);
const noise = Array.from({ length: 3000 }, () => random() - 0.5);
const run = (lossG: (step: number) => number, every = 1) =>
  tellRule('oscillation', [
    {
      points: 1500,
      every,
      values: (step) => ({ 'loss/g': lossG(step) + noise[(step / every) % 3000]! / 2 }),
    },
  ]);

describe('oscillation', () => {
  it.each([1, 10])('names the period of a wave in points %i steps apart', (every) => {
    const { told, messages } = run((step) => 2 + Math.sin((2 * Math.PI * step) / 120), every);
    expect(told[0]).toMatch(/^entered info [2-6]\d\d$/);
    const period = Number(/every (\d+) steps/.exec(messages[0]!)![1]);
    expect(period % 120 < 13 || period % 120 > 107).toBe(true);
  });
  it.each([
    ['noise', () => 2],
    ['a trend', (step: number) => step / 100],
    ['a fall', (step: number) => 10 * Math.exp(-step / 300)],
  ])('says nothing of %s', (_, lossG) => expect(run(lossG).told).toEqual([]));
});
