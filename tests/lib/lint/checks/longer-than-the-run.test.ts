import { expect, it } from 'vitest';
import { longerThanTheRun } from '@/lib/lint/checks/longer-than-the-run';
import { everyLayer, quickWith } from '../support/configs';

const pathsOf = (changes: Parameters<typeof quickWith>[0]) =>
  longerThanTheRun.check(quickWith({ totalSteps: 1000, ...changes })).map(({ path }) => path.join('.'));

it.each(['samples', 'gradients', 'checkpoint'])('%s: at the last step is in the run', (what) => {
  expect(pathsOf({ [what]: { everySteps: 1000 } })).toEqual([]);
  expect(pathsOf({ [what]: { everySteps: 1001 } })).toEqual([`${what}.everySteps`]);
});

it('sees a penalty that is never taken', () => {
  const bare = everyLayer('discriminator', { batchNorm: false });
  const every = (everySteps: number) =>
    pathsOf({ ...bare, penalty: { id: 'r1', everySteps }, totalSteps: 500 });
  expect(every(500)).toEqual([]);
  expect(every(501)).toEqual(['penalty.everySteps']);
});

it('sees noise that is there to the end, if there is any', () => {
  expect(pathsOf({ discriminator: { noise: { deviation: 0.1, untilStep: 1001 } } })).toEqual([
    'discriminator.noise.untilStep',
  ]);
  expect(pathsOf({ discriminator: { noise: { deviation: 0.1, untilStep: 1000 } } })).toEqual([]);
});

it('sees a schedule that does nothing', () => {
  const schedule = (schedule: object) => pathsOf({ optimizer: { generator: { schedule } } });
  expect(schedule({ id: 'constant', warmupSteps: 1001 })).toEqual([
    'optimizer.generator.schedule.warmupSteps',
  ]);
  expect(schedule({ id: 'constant', warmupSteps: 1000 })).toEqual([]);
  expect(schedule({ id: 'steps', everySteps: 1000 })).toEqual(['optimizer.generator.schedule.everySteps']);
  expect(schedule({ id: 'steps', everySteps: 999 })).toEqual([]);
});
