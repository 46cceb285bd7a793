import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import type { Snapshot } from '@/lib/gan/checkpoint';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Training } from '@/lib/gan/training';
import { LIVE_SETTINGS, assign, valueAt } from '@/lib/protocol/live-settings';
import { runConfig } from '@/lib/protocol/run-config';
import { SMALL } from '../../support/supervised';

const CONFIG = runConfig.parse({
  ...SMALL,
  discriminator: { ...SMALL.discriminator, noise: { deviation: 0.1, untilStep: 100 } },
});
const OTHER: Record<(typeof LIVE_SETTINGS)[number], unknown> = {
  'optimizer.generator.learningRate': 0.01,
  'optimizer.discriminator.learningRate': 0.01,
  'labels.real': [0.5, 0.6],
  'labels.fake': [0.1, 0.2],
  'labels.flipProbability': 0.5,
  discriminatorSteps: 2,
  'discriminator.noise.deviation': 0.5,
  'discriminator.noise.untilStep': 10,
};

const open = async (config = CONFIG) =>
  new Training(
    config,
    await openDataset(config.dataset, config.classes, config.seed),
    await BACKENDS.wasm.create({ threads: 1 }),
  );
const steps = (training: Training, count: number) =>
  Array.from({ length: count }, () => [...training.next()].filter(([tag]) => !tag.startsWith('time/')));
const snapshotOf = (training: Training): Snapshot => {
  const { arrays, ...rest } = training.snapshot();
  return { ...rest, arrays: new Map([...arrays].map(([name, values]) => [name, values.slice()])) };
};

describe('a change of a setting while a run trains', () => {
  let start: Snapshot;
  let without: unknown;
  beforeAll(async () => {
    const plain = await open();
    steps(plain, 2);
    start = snapshotOf(plain);
    without = steps(plain, 2);
  });

  it.each(LIVE_SETTINGS)('of %s trains on as a run that had it, and resumes bit for bit', async (path) => {
    const change = { path, to: OTHER[path] };
    const training = await open();
    training.restore(start);
    training.change(change);
    const first = steps(training, 2);
    expect(first).not.toEqual(without);
    expect(valueAt(CONFIG, path)).not.toEqual(change.to); // the caller's own is left alone
    const between = snapshotOf(training);
    const second = steps(training, 2);

    const config = structuredClone(CONFIG);
    assign(config, change);
    const other = await open(config);
    other.restore(start);
    expect(steps(other, 2)).toEqual(first);
    other.restore(between);
    expect(steps(other, 2)).toEqual(second);
  });
});
