import { describe, expect, it } from 'vitest';
import { type Clock, extended, pausesOf, stepAt, thinned, timeAt, withoutPauses } from '@/lib/compare/clock';

/** A step every 20 ms, and one minute between the steps named and the next. */
function trained(count: number, pauses: readonly number[] = []): Clock {
  const steps = Array.from({ length: count }, (_, index) => index + 1);
  const late = (step: number) => 60_000 * pauses.filter((pause) => pause < step).length;
  return { steps, times: steps.map((step) => 20 * step + late(step)) };
}

describe('the clock of a run', () => {
  const clock = { steps: [1, 101], times: [1000, 2000] };

  it('goes both ways, and on beyond its end', () => {
    expect(timeAt(clock, 51)).toBe(1500);
    expect(stepAt(clock, 1500)).toBe(51);
    expect(timeAt(clock, 201)).toBe(3000);
    expect(timeAt({ steps: [], times: [] }, 1)).toBeNaN();
  });

  it('is kept at 512 steps, the last among them', () => {
    const { steps, times } = trained(5000);
    const { steps: kept } = thinned(steps, times);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([512, 1, 5000]);
  });

  it('keeps both ends of a pause, so that no step is placed in it', () => {
    const { steps, times } = trained(100_000, [33_333]);
    const kept = thinned(steps, times);
    expect(pausesOf(kept)).toEqual([33_333]);
    for (const step of [33_332, 33_333, 33_334, 33_335])
      expect(timeAt(kept, step)).toBeCloseTo(times[step - 1]!, 6);
  });

  it('tells the time trained: as if there had been no pause', () => {
    const { steps, times } = trained(1000, [300, 301, 700]);
    const { times: alone } = trained(1000);
    const without = withoutPauses({ steps, times }).times;
    for (const [index, time] of without.entries())
      expect(Math.abs(time - alone[index]!)).toBeLessThanOrEqual(3 * 20); // a step after each pause takes none
  });

  it('calls no pause what is slow, or short', () => {
    expect(pausesOf(trained(1000))).toEqual([]);
    // A log of a line an hour.
    expect(pausesOf({ steps: [1, 2, 3, 4], times: [1, 2, 3, 4].map((hour) => hour * 3_600_000) })).toEqual(
      [],
    );
    // Half a minute of measuring where a step takes seconds.
    expect(pausesOf({ steps: [1, 2, 3, 4, 5], times: [0, 3000, 6000, 36_000, 39_000] })).toEqual([]);
    // 9 s at 20 ms a step: a machine that was busy.
    const { steps, times } = trained(100);
    expect(pausesOf({ steps, times: times.map((time, index) => (index < 50 ? time : time + 9000)) })).toEqual(
      [],
    );
  });

  it('stands still where the time of the machine was put back', () => {
    expect(thinned([1, 2, 3, 4], [1000, 2000, 1500, 2500]).times).toEqual([1000, 2000, 2000, 2500]);
    expect(thinned([], [])).toEqual({ steps: [], times: [] });
  });

  it('grows by what is told, passes over what it knows, and never beyond twice its size', () => {
    const one = extended({ steps: [], times: [] }, [1, 2], [10, 20]);
    const two = extended(one, [2, 3], [99, 30]);
    expect(two).toEqual({ steps: [1, 2, 3], times: [10, 20, 30] });
    expect(extended(two, [1, 3], [0, 0])).toBe(two);
    const { steps, times } = trained(20_000, [7777]);
    let grown = two;
    for (let from = 3; from < steps.length; from += 100) {
      grown = extended(grown, steps.slice(from, from + 100), times.slice(from, from + 100));
      expect(grown.steps.length).toBeLessThanOrEqual(1024);
    }
    expect(grown.steps.at(-1)).toBe(20_000);
    expect(pausesOf(grown)).toEqual([7777]);
    expect(timeAt(grown, 15_000)).toBeCloseTo(times[14_999]!, 3);
  });
});
