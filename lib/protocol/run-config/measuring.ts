import { z } from 'zod';

const every = (description: string) => z.int().min(1).max(1_000_000).meta({ title: 'Every', description });

/** What a run measures of itself beside its gradients and samples, what that may cost, and what is not a number. */
export const measuringSettings = {
  updates: z
    .strictObject({
      everySteps: every(
        'Steps between two measurements of every layer’s weights and of how far an update moves them: a thousandth to a hundredth is usual, 0 is a layer that is not trained.',
      ).default(10),
    })
    .prefault({})
    .meta({ title: 'Weights and updates', section: 'Measuring' }),
  units: z
    .strictObject({
      everySteps: every(
        'Steps between two counts of the ReLU units that are off for a whole batch; each asks both networks once more.',
      ).default(100),
    })
    .prefault({})
    .meta({ title: 'Dead units', section: 'Measuring' }),
  histograms: z
    .strictObject({
      everySteps: z.int().min(0).max(1_000_000).default(0).meta({
        title: 'Every',
        description:
          'Steps between two histograms of every layer’s gradient. 0: only when the button on the run’s page asks.',
      }),
    })
    .prefault({})
    .meta({ title: 'Gradient histograms', section: 'Measuring' }),
  measuring: z
    .strictObject({
      budgetShare: z.number().min(0.001).max(1).default(0.1).meta({
        title: 'Budget',
        description:
          'Share of the time that may go into watching. Beyond it what costs most is measured less often, and the event log says so; samples never under a quarter as often as asked. 1: no limit.',
      }),
    })
    .prefault({})
    .meta({ title: 'Cost of watching', section: 'Measuring' }),
  // As it was before there was a choice; presets ask for more.
  onNonFinite: z.enum(['stop', 'pause', 'continue']).default('continue').meta({
    title: 'When a value is not finite',
    description:
      'Every weight is spoilt by the step after. stop: the run ends with its last good checkpoint, and the next one begins. pause: it waits for you, and so does the queue. continue: it trains on.',
    section: 'Measuring',
  }),
};
