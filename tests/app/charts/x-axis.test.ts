import { describe, expect, it } from 'vitest';
import { elapsed, timeTicks } from '@/app/_charts/time-ticks';
import { STEPS, imagesSeen, xAxisOf } from '@/app/_charts/x-axis';
import { config } from '@/tests/db/support/config';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];
const run = { config: { ...config, batchSize: 10, discriminatorSteps: 2 }, changes: [], totalSteps: 100 };
const NOON = 1_700_000_000_000;
/** 100 ms a step, and an hour's pause after step 50. */
const clock = {
  steps: [1, 50, 51, 100],
  times: [NOON, NOON + 4900, NOON + HOUR + 5000, NOON + HOUR + 9900],
};

describe('where steps stand', () => {
  it.each([
    ['step', 50, 50],
    ['relative', 41, 4000],
    ['relative', 100, 9800],
    ['wall', 51, NOON + HOUR + 5000],
    ['images', 50, 1000],
  ] as const)('on the axis of %s, there and back', (x, step, place) => {
    const axis = xAxisOf(x, [run], [clock]);
    expect(axis.toX(0, step)).toBe(place);
    expect(axis.toStep(0, place)).toBe(step);
  });

  it('has the pauses on that of the time of day, and nowhere else', () => {
    expect(xAxisOf('wall', [run, run], [clock, clock]).pauses).toEqual([[50], [50]]);
    expect(xAxisOf('relative', [run], [clock]).pauses).toEqual([]);
    expect(xAxisOf('images', [run], [clock]).pauses).toEqual([]);
  });

  it.each([undefined, { steps: [1], times: [NOON] }])('is the steps until times are known: %j', (told) => {
    expect(xAxisOf('relative', [run, run], [clock, told])).toBe(STEPS);
  });

  it('counts the images of each D step, whose number may change on the way', () => {
    const change = { step: 51, path: 'discriminatorSteps', from: 1, to: 2, wallTime: 0 };
    const seen = imagesSeen({ ...run, changes: [change] });
    expect(seen).toEqual({ steps: [0, 50, 100], times: [0, 500, 1500] });
  });
});

describe('round times', () => {
  it.each([
    ['seconds', 0, 9 * SECOND, 6, [0, 2, 4, 6, 8].map((at) => at * SECOND)],
    ['minutes', 30 * SECOND, 11 * MINUTE, 6, [2, 4, 6, 8, 10].map((at) => at * MINUTE)],
    ['hours', HOUR, 10 * HOUR, 4, [3, 6, 9].map((at) => at * HOUR)],
    ['days', 0, 20 * DAY, 3, [0, 7, 14].map((at) => at * DAY)],
    ['years', 0, 800 * DAY, 3, [0, 365, 730].map((at) => at * DAY)],
    ['nothing', 0, 0, 3, [0]],
  ])('%s', (_, from, to, count, ticks) => {
    expect(timeTicks(from, to, count)).toEqual(ticks);
  });

  it('are round by the clock on the wall, not by that of Greenwich', () => {
    // Half an hour behind: 12:30 there is 12:00 here.
    expect(timeTicks(12 * HOUR, 14 * HOUR, 3, HOUR / 2)).toEqual([12.5 * HOUR, 13.5 * HOUR]);
  });

  it.each([
    [0, '0 s'],
    [59_400, '59 s'],
    [MINUTE, '1 min'],
    [90 * SECOND, '1:30 min'],
    [HOUR, '1 h'],
    [2 * HOUR + 5 * MINUTE, '2:05 h'],
    [30 * HOUR, '30 h'],
  ])('%d ms is %s', (time, words) => {
    expect(elapsed(time)).toBe(words);
  });
});
