import type { ScheduleConfig } from './schedule';

/** Whether the rate is another one at some step. */
export const isScheduled = ({ id, warmupSteps }: ScheduleConfig) => id !== 'constant' || warmupSteps > 0;

/** The learning rate of a step, from 1 to `totalSteps`, of a network whose rate is `base`. */
export function rateAt(schedule: ScheduleConfig, base: number, step: number, totalSteps: number): number {
  const { warmupSteps } = schedule;
  return base * shareAt(schedule, step, totalSteps) * (step < warmupSteps ? step / warmupSteps : 1);
}

function shareAt(schedule: ScheduleConfig, step: number, totalSteps: number): number {
  switch (schedule.id) {
    case 'constant':
      return 1;
    case 'linear':
    case 'cosine': {
      const { id, fromStep, finalShare } = schedule;
      if (step <= fromStep) return 1;
      const way = Math.min(1, (step - fromStep) / (totalSteps - fromStep));
      const left = id === 'linear' ? 1 - way : (1 + Math.cos(Math.PI * way)) / 2;
      return finalShare + (1 - finalShare) * left;
    }
    case 'steps':
      return schedule.factor ** Math.floor((step - 1) / schedule.everySteps);
    case 'exponential':
      return schedule.factor ** ((step - 1) / schedule.everySteps);
  }
}
