import type { RunConfig } from '@/lib/protocol/run-config';
import type { Check, Warning } from '../check';

/** Some setting counts steps beyond the last one. */
export const longerThanTheRun: Check = {
  meta: {
    id: 'longer-than-the-run',
    title: 'Steps beyond the end of the run',
    references: ['The trainer counts steps of G from 1 to the last'],
  },
  check: (config) => [
    ...inIntervals(config),
    ...inPenalty(config),
    ...inNoise(config),
    ...inSchedules(config),
  ],
};

const WITHOUT = {
  samples: 'Sample grids come before the first step and at the end only.',
  gradients: 'No layer’s gradient is ever measured.',
  checkpoint: 'No checkpoint is due but the last one.',
} as const;
const WHY = {
  samples: 'Whether samples change is seen by comparing grids.',
  gradients: 'Gradients by layer say where learning stops; rules that read them stay silent without.',
  checkpoint:
    'One is saved where measured samples are the best yet; if the machine fails, the run goes on from there or from the start.',
} as const;

const inIntervals = (config: RunConfig): Warning[] =>
  (['samples', 'gradients', 'checkpoint'] as const)
    .filter((what) => config[what].everySteps > config.totalSteps)
    .map((what) => ({
      path: [what, 'everySteps'],
      message: WITHOUT[what],
      reason: WHY[what],
      fix: fixed('Ten times a run', { [what]: { everySteps: shareOf(config, 10) } }),
    }));

const inPenalty = ({ penalty, totalSteps }: RunConfig): Warning[] =>
  penalty.id !== 'none' && penalty.everySteps > totalSteps
    ? [
        {
          path: ['penalty', 'everySteps'],
          message: 'The penalty is never taken.',
          reason: `It comes at every step that ${penalty.everySteps} divides, and the run has ${totalSteps}.`,
          fix: fixed('Take it at every step', { penalty: { everySteps: 1 } }),
        },
      ]
    : [];

function inNoise(config: RunConfig): Warning[] {
  const { deviation, untilStep } = config.discriminator.noise;
  if (deviation === 0 || untilStep <= config.totalSteps) return [];
  const left = Math.round(100 * (1 - config.totalSteps / untilStep));
  return [
    {
      path: ['discriminator', 'noise', 'untilStep'],
      message: `${left} % of the noise is left at the last step.`,
      reason: 'D judges blurred images to the end, and G need not get finer than the noise.',
      fix: fixed('Fade it by half of the run', {
        discriminator: { noise: { untilStep: shareOf(config, 2) } },
      }),
    },
  ];
}

const inSchedules = (config: RunConfig): Warning[] =>
  (['generator', 'discriminator'] as const).flatMap((player) => {
    const { schedule } = config.optimizer[player];
    const settings = (change: object) => ({ optimizer: { [player]: { schedule: change } } });
    const path = ['optimizer', player, 'schedule'];
    const late: Warning[] = [];
    if (schedule.warmupSteps > config.totalSteps)
      late.push({
        path: [...path, 'warmupSteps'],
        message: `The rate never gets to ${config.optimizer[player].learningRate}.`,
        reason: 'The run ends within the warm-up.',
        fix: fixed('Warm up over a tenth of the run', settings({ warmupSteps: shareOf(config, 10) })),
      });
    if (schedule.id === 'steps' && schedule.everySteps >= config.totalSteps)
      late.push({
        path: [...path, 'everySteps'],
        message: 'The rate never falls.',
        reason: 'Its first fall would come after the last step.',
        fix: fixed('Let it fall in the middle', settings({ everySteps: shareOf(config, 2) })),
      });
    return late;
  });

const fixed = (title: string, settings: Record<string, unknown>) => ({ title, settings });
const shareOf = ({ totalSteps }: RunConfig, parts: number) => Math.max(1, Math.floor(totalSteps / parts));
