import { expect, it } from 'vitest';
import { Since } from '@/lib/series/since';

it('counts the steps for which something has held without a break', () => {
  const since = new Since();
  const held = [
    [10, true],
    [25, true],
    [30, false],
    [40, true],
    [45, true],
  ] as const;
  expect(held.map(([step, holds]) => since.observe(step, holds))).toEqual([0, 15, 0, 0, 5]);
  expect(since.start).toBe(40);
  expect(since.steps(100)).toBe(60);
});
