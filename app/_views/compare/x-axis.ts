import { type Clock, stepAt, timeAt } from '@/lib/compare/clock';
import type { ComparedRun } from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';
import { type AxisUnit, STEPS } from '../../_charts/use-step-axis';
import { duration, whole } from '../../_components/format';
import type { ViewState } from './view-state';

/** The axis that the charts share: where each run's steps stand on it, and which step stands at a place. */
export interface RunsAxis {
  unit: AxisUnit;
  /** `run`: its place in the list. */
  toX: (run: number, step: number) => number;
  toStep: (run: number, x: number) => number;
}

const clockTime = (time: number) => new Date(time).toLocaleTimeString('en', { hour12: false });

const UNITS: Record<ViewState['x'], AxisUnit> = {
  step: STEPS,
  relative: {
    label: 'training for',
    format: (ms) => duration(ms / 1000),
    tick: (ms) => duration(ms / 1000),
  },
  wall: {
    label: 'time of day',
    format: (time) => new Date(time).toLocaleString('en', { hour12: false }),
    tick: clockTime,
  },
  images: { label: 'real images', format: (count) => `${whole(count)} images`, tick: whole },
};

/** Times are known once the server has told them; until then steps stand for them. */
export function xAxisOf(x: ViewState['x'], runs: readonly Run[], told: readonly ComparedRun[]): RunsAxis {
  const unit = UNITS[x];
  if (x === 'images') {
    const seen = runs.map(imagesSeen);
    return {
      unit,
      toX: (run, step) => timeAt(seen[run]!, step),
      toStep: (run, images) => stepAt(seen[run]!, images),
    };
  }
  const clocks = runs.flatMap(({ id }) => told.find(({ run }) => run.id === id)?.clock ?? []);
  if (x === 'step' || clocks.length < runs.length || clocks.some(({ steps }) => steps.length < 2))
    return { unit: STEPS, toX: (_, step) => step, toStep: (_, step) => Math.round(step) };
  const from = (run: number) => (x === 'relative' ? clocks[run]!.times[0]! : 0);
  return {
    unit,
    toX: (run, step) => timeAt(clocks[run]!, step) - from(run),
    toStep: (run, time) => Math.round(stepAt(clocks[run]!, time + from(run))),
  };
}

/** Real images that D has been shown: a batch for each of its steps, whose number may have been changed on the way. */
export function imagesSeen({
  config,
  changes,
  totalSteps,
}: Pick<Run, 'config' | 'changes' | 'totalSteps'>): Clock {
  const ofSteps = changes.filter(({ path }) => path === 'discriminatorSteps');
  const rates = [...ofSteps.map(({ from }) => Number(from)), config.discriminatorSteps];
  const knots = [0, ...ofSteps.map(({ step }) => step - 1), Math.max(totalSteps, 1)];
  const times = [0];
  for (const [index, rate] of rates.entries())
    times.push(times[index]! + rate * config.batchSize * (knots[index + 1]! - knots[index]!));
  return { steps: knots, times };
}
