import { expect, it } from 'vitest';
import { nextTry } from '@/server/notify/back-off';

const waits = (random: number) => {
  const found: number[] = [];
  let now = 0;
  for (let tries = 1; ; tries += 1) {
    const at = nextTry(tries, 0, now, random);
    if (at === null) return { found, tries, now };
    found.push((at - now) / 1000);
    now = at;
  }
};

it('waits longer each time, within a quarter, and gives up after ten tries or a day', () => {
  expect(waits(0.5)).toMatchObject({ found: [10, 30, 90, 270, 810, 2430, 7290, 21_870], tries: 9 });
  expect(waits(0)).toMatchObject({
    found: [7.5, 22.5, 67.5, 202.5, 607.5, 1822.5, 5467.5, 16_402.5, 49_207.5],
  });
  expect(waits(0).tries).toBe(10);
  for (const random of [0, 0.3, 0.999]) expect(waits(random).now).toBeLessThanOrEqual(24 * 3600_000);
  expect(nextTry(1, 0, 0, 0.999)).toBeLessThan(12_500);
  expect(nextTry(1, 0, 24 * 3600_000, 0)).toBeNull();
});
