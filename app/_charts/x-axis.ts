import { type Clock, pausesOf, stepAt, timeAt, withoutPauses } from '@/lib/compare/clock';
import type { Run } from '@/lib/protocol/entities';
import { whole } from '../_components/format';
import { clockTime, dayAndTime, elapsed, timeTicks } from './time-ticks';

/** What steps can be laid along. */
export const X_AXES = ['step', 'relative', 'wall', 'images'] as const;
export type XAxis = (typeof X_AXES)[number];

export interface AxisUnit {
  label: string;
  /** What its numbers are, where the label does not say. */
  measure?: string;
  /** A place on it in words; the shorter of two ways for its ticks. */
  format: (value: number) => string;
  tick: (value: number) => string;
  /** About so many round places; without it those of a decimal scale. */
  ticks?: (from: number, to: number, count: number) => number[];
  /** It begins where the first run does, not at zero. */
  isAbsolute?: boolean;
}

const UNITS: Record<XAxis, AxisUnit> = {
  step: { label: 'G step', format: (step) => `step ${whole(step)}`, tick: whole },
  relative: { label: 'time trained', measure: 'ms', format: elapsed, tick: elapsed, ticks: timeTicks },
  wall: {
    label: 'time of day',
    measure: 'ms since 1970',
    format: dayAndTime,
    tick: clockTime,
    ticks: (from, to, count) => timeTicks(from, to, count, new Date(from).getTimezoneOffset() * 60_000),
    isAbsolute: true,
  },
  images: { label: 'real images', format: (count) => `${whole(Math.round(count))} images`, tick: whole },
};

/** Where each run's steps stand on an axis, and which step stands at a place. */
export interface RunsAxis {
  x: XAxis;
  unit: AxisUnit;
  /** `run`: its place in the list. */
  toX: (run: number, step: number) => number;
  toStep: (run: number, x: number) => number;
  /** On that of the time of day, the last step of each run before each of its pauses. */
  pauses: readonly (readonly number[])[];
}

/** Of steps nothing has to be known. */
export const STEPS: RunsAxis = {
  x: 'step',
  unit: UNITS.step,
  toX: (_, step) => step,
  toStep: (_, step) => Math.round(step),
  pauses: [],
};

type Shown = Pick<Run, 'config' | 'changes' | 'totalSteps'>;

/** Times are known once the server has told the clock of every run; until then steps stand for them. */
export function xAxisOf(x: XAxis, runs: readonly Shown[], told: readonly (Clock | undefined)[]): RunsAxis {
  if (x === 'step') return STEPS;
  const unit = UNITS[x];
  if (x === 'images') {
    const seen = runs.map(imagesSeen);
    return {
      x,
      unit,
      toX: (run, step) => timeAt(seen[run]!, step),
      toStep: (run, images) => Math.round(stepAt(seen[run]!, images)),
      pauses: [],
    };
  }
  const known = told.filter((clock) => clock !== undefined && clock.steps.length >= 2) as Clock[];
  if (known.length < runs.length) return STEPS;
  // A night that one run was paused for would squeeze the courses of all.
  const clocks = x === 'relative' ? known.map(withoutPauses) : known;
  const from = (run: number) => (x === 'relative' ? clocks[run]!.times[0]! : 0);
  // Of before the first step nothing is known.
  const first = (run: number) => clocks[run]!.steps[0]!;
  return {
    x,
    unit,
    toX: (run, step) => timeAt(clocks[run]!, Math.max(step, first(run))) - from(run),
    toStep: (run, time) => Math.round(stepAt(clocks[run]!, time + from(run))),
    pauses: x === 'wall' ? clocks.map(pausesOf) : [],
  };
}

/** Real images that D has been shown: a batch for each of its steps, whose number may have been changed on the way. */
export function imagesSeen({ config, changes, totalSteps }: Shown): Clock {
  const ofSteps = changes.filter(({ path }) => path === 'discriminatorSteps');
  const rates = [...ofSteps.map(({ from }) => Number(from)), config.discriminatorSteps];
  const knots = [0, ...ofSteps.map(({ step }) => step - 1), Math.max(totalSteps, 1)];
  const times = [0];
  for (const [index, rate] of rates.entries())
    times.push(times[index]! + rate * config.batchSize * (knots[index + 1]! - knots[index]!));
  return { steps: knots, times };
}
