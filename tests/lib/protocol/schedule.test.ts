import { describe, expect, it } from 'vitest';
import { checkConfig } from '@/lib/protocol/run-config/check';
import { parsePresets } from '@/lib/gan/presets/registry';
import { isScheduled, rateAt } from '@/lib/protocol/run-config/rate-at';
import { scheduleConfig } from '@/lib/protocol/run-config/schedule';

const BASE = 0.2;
const TOTAL = 100;

/** The rate as a share of the whole one, at some steps of a run of 100. */
const KNOWN: [Record<string, unknown>, Record<number, number>][] = [
  [{ id: 'constant' }, { 1: 1, 50: 1, 100: 1 }],
  [
    { id: 'constant', warmupSteps: 4 },
    { 1: 0.25, 3: 0.75, 4: 1, 5: 1, 100: 1 },
  ],
  [{ id: 'linear' }, { 1: 0.99, 50: 0.5, 100: 0 }],
  [
    { id: 'linear', fromStep: 60, finalShare: 0.2 },
    { 1: 1, 60: 1, 80: 0.6, 100: 0.2, 101: 0.2 },
  ],
  [
    { id: 'linear', fromStep: 60, warmupSteps: 10 },
    { 5: 0.5, 10: 1, 80: 0.5 },
  ],
  [{ id: 'cosine' }, { 25: (1 + Math.SQRT1_2) / 2, 50: 0.5, 100: 0 }],
  [
    { id: 'cosine', fromStep: 50, finalShare: 0.5 },
    { 50: 1, 75: 0.75, 100: 0.5 },
  ],
  [
    { id: 'steps', everySteps: 10, factor: 0.1 },
    { 1: 1, 10: 1, 11: 0.1, 20: 0.1, 21: 0.01 },
  ],
  [
    { id: 'exponential', everySteps: 10, factor: 0.25 },
    { 1: 1, 6: 0.5, 11: 0.25 },
  ],
];

describe.each(KNOWN)('the schedule %j', (input, shares) => {
  const schedule = scheduleConfig.parse(input);

  it.each(Object.entries(shares))('has at step %s the share %d', (step, share) => {
    expect(rateAt(schedule, BASE, Number(step), TOTAL)).toBeCloseTo(BASE * share, 12);
  });

  it('is one exactly where its rate moves', () => {
    const rates = Array.from({ length: TOTAL }, (_, index) => rateAt(schedule, BASE, index + 1, TOTAL));
    expect(isScheduled(schedule)).toBe(new Set(rates).size > 1);
    expect(rates.every((rate) => rate >= 0 && rate <= BASE)).toBe(true);
  });
});

it('leaves a constant rate as it was written, to the last bit', () => {
  expect(rateAt(scheduleConfig.parse(undefined), 2.3e-4, 7, TOTAL)).toBe(2.3e-4);
});

it('is refused where it begins after the run', () => {
  const { config } = parsePresets()[0]!;
  const discriminator = { ...config.optimizer.discriminator, schedule: { id: 'cosine', fromStep: 3000 } };
  const checked = checkConfig({ ...config, optimizer: { ...config.optimizer, discriminator } });
  expect(checked.ok ? [] : checked.issues).toEqual([
    {
      path: ['optimizer', 'discriminator', 'schedule', 'fromStep'],
      message: 'the rate would fall from step 3000 on, and the run has 3000: give less',
    },
  ]);
});
