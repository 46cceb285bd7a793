import { describe, expect, it } from 'vitest';
import { Schedule, type SignalId } from '@/lib/gan/signals/schedule';
import { type RunConfigInput, runConfig } from '@/lib/protocol/run-config';
import { TINY } from '../support/tiny';

const BARE_MS = 40;
type Costs = Partial<Record<SignalId, number>>;

/** Steps of 40 ms and measurements of so many: at which steps each was made, what was said, and what it took. */
function play(
  settings: Partial<RunConfigInput>,
  costs: (step: number) => Costs,
  { totalSteps = 3000, askAt = 0 } = {},
) {
  const schedule = new Schedule(runConfig.parse({ ...TINY, measuring: {}, totalSteps, ...settings }));
  const steps: Partial<Record<SignalId, number[]>> = {};
  const said: { step: number; message: string; stretch: number }[] = [];
  const times: { measuring: number; whole: number }[] = [];
  for (let step = 1; step <= totalSteps; step += 1) {
    if (step === askAt) schedule.ask('histograms');
    const spent = new Map([...schedule.due(step)].map((signal) => [signal, costs(step)[signal] ?? 0]));
    for (const signal of spent.keys()) (steps[signal] ??= []).push(step);
    const measuring = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
    times.push({ measuring, whole: BARE_MS + measuring });
    const message = schedule.observe(step, BARE_MS + measuring, spent);
    if (message !== null) said.push({ step, message, stretch: schedule.stretch });
  }
  const shareOf = (from: number, to: number) => {
    const window = times.slice(from, to);
    const sum = (of: 'measuring' | 'whole') => window.reduce((total, time) => total + time[of], 0);
    return sum('measuring') / sum('whole');
  };
  return { steps, said, shareOf };
}

describe('the schedule', () => {
  it('measures at multiples of what was asked, and asks for nothing else within the budget', () => {
    const settings = { gradients: { everySteps: 2 }, updates: { everySteps: 7 }, units: { everySteps: 50 } };
    const { steps, said } = play(settings, () => ({ gradients: 1, evaluation: 200 }), { totalSteps: 100 });
    expect(steps.gradients).toHaveLength(50);
    expect(steps.updates!.slice(0, 3)).toEqual([7, 14, 21]);
    expect(steps.units).toEqual([50, 100]);
    expect(steps.evaluation).toEqual([100]);
    expect(steps.histograms).toBeUndefined();
    expect(said).toEqual([]);
  });

  it('has a histogram once where one is asked for', () => {
    expect(play({}, () => ({}), { totalSteps: 20, askAt: 7 }).steps.histograms).toEqual([7]);
  });

  it('keeps dear gradients within the budget, and says once that it does', () => {
    const measuring = { budgetShare: 0.05 };
    const { said, shareOf } = play({ measuring }, () => ({ gradients: 10, updates: 1 }));
    expect(shareOf(0, 100)).toBeGreaterThan(0.15);
    expect(shareOf(100, 3000)).toBeLessThan(0.05);
    expect(said).toEqual([
      {
        step: 100,
        stretch: 8,
        message:
          'watching as asked takes 20 % of the time and may take 5 %: from here on gradients every 8 steps',
      },
    ]);
  });

  it('leaves alone what costs little, and says what cannot be had', () => {
    // The metrics are dear, 30 evaluations are few, and gradients cost next to nothing.
    const { steps, said } = play({}, () => ({ gradients: 0.05, evaluation: 1200 }));
    expect(steps.gradients).toHaveLength(3000);
    expect(steps.evaluation).toHaveLength(30);
    expect(said).toEqual([]);
    const long = play({}, () => ({ gradients: 0.05, evaluation: 4000 }), { totalSteps: 30_000 });
    expect(long.steps.gradients).toHaveLength(30_000);
    expect(long.steps.evaluation!.slice(0, 4)).toEqual([100, 200, 400, 800]);
    expect(long.said.map(({ message }) => message)).toEqual([
      'watching as asked takes 50 % of the time and may take 10 %: from here on samples every 400 steps; 20 % it stays, or too little would be seen',
    ]);
  });

  it('measures as often as asked again when that has become cheap, not for a little', () => {
    const costs = (step: number) => ({ gradients: step < 500 ? 10 : step < 1000 ? 4 : 1 });
    const { said, steps } = play({}, costs);
    expect(said.map(({ step, stretch }) => [step, stretch])).toEqual([
      [100, 4],
      [600, 2], // at every step it would be 9 %: within the budget, but not well
      [1100, 1],
    ]);
    expect(said[2]!.message).toMatch(/takes 2.4 % .*: from here on everything as often as asked$/);
    expect(steps.gradients!.at(-2)).toBe(2999);
  });
});
