import { describe, expect, it } from 'vitest';
import { tellRule } from '../support/tell';

describe('stalled', () => {
  it.each([
    [50, 29_000, []],
    [50, 31_000, ['entered warning 101']],
    [2000, 39_000, []],
    [2000, 41_000, ['entered warning 101']],
  ])('where a step takes %i ms, on waiting %i ms', (stepMs, waitedMs, lines) => {
    const { told } = tellRule('stalled', [
      { points: 100, values: { 'time/step_ms': stepMs } },
      { points: 1, values: { 'time/waiting_ms': waitedMs } },
    ]);
    expect(told).toEqual(lines);
  });
  it('ends with the next step', () =>
    expect(
      tellRule('stalled', [
        { points: 1, values: { 'time/waiting_ms': 60_000 } },
        { points: 1, values: { 'time/step_ms': 50 } },
      ]).told,
    ).toEqual(['entered warning 1', 'left warning 2']));
});
