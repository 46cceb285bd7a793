import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceWith } from '@/lib/protocol/loss-reference';
import { supervise, trainers } from '../support/supervised';
import { storedPoints, trainWhole } from '../support/uninterrupted';

/** A run that is changed while it is paused, and whose trainer dies with no checkpoint since. */
describe('a changed run', () => {
  const lab = supervise();
  const run = () => lab.run(1);
  beforeAll(async () => {
    await lab.create({ totalSteps: 120 });
    await lab.until(() => run().step > 2);
    lab.supervisor.checkpoint(1);
    await lab.until(() => run().checkpointStep !== null);
    lab.supervisor.pause(1);
  });
  afterAll(() => lab.close());

  it('is refused what is not live, and what no run could have', async () => {
    await expect(lab.supervisor.change(1, { batchSize: 8 })).rejects.toThrow(/batchSize cannot change while/);
    await expect(lab.supervisor.change(1, { discriminatorSteps: 0 })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      issues: [{ path: ['discriminatorSteps'], message: '0 is too small: give at least 1' }],
    });
    expect(run().changes).toEqual([]);
  });

  it('keeps the new values with the first step that has them, tells it, and moves the floor', async () => {
    const before = run();
    await lab.supervisor.change(1, { labels: { real: [0.6, 0.7] }, discriminatorSteps: 2 });
    const step = lab.store.series.lastStep(1) + 1;
    expect(run().changes).toEqual([
      { step, path: 'labels.real', from: [0.9, 1], to: [0.6, 0.7] },
      { step, path: 'discriminatorSteps', from: 1, to: 2 },
    ]);
    expect(lab.messages(1).slice(-2)).toEqual([
      'labels.real from 0.9, 1 to 0.6, 0.7, by hand',
      'discriminatorSteps from 1 to 2, by hand',
    ]);
    const { config, setup } = run();
    expect(config).toEqual({
      ...before.config,
      labels: { ...before.config.labels, real: [0.6, 0.7] },
      discriminatorSteps: 2,
    });
    expect(setup!.loss).toEqual(referenceWith('bce_ns', config.labels));
    expect(setup!.loss.floorD).toBeGreaterThan(before.setup!.loss.floorD! + 0.1);
    await lab.supervisor.change(1, { discriminatorSteps: 2 }); // as it is already
    expect(run().changes).toHaveLength(2);
  });

  it('makes its changes again at the same steps when it goes on from before them', async () => {
    const { step } = run().changes[0]!;
    lab.supervisor.resume(1);
    await lab.until(() => run().step > step + 2);
    expect(run().checkpointStep).toBeLessThan(step);
    process.kill(trainers()[0]!, 'SIGKILL');
    await lab.until(() => run().state === 'failed');
    await expect(lab.supervisor.change(1, { discriminatorSteps: 3 })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'run 1 is failed: change is not possible',
    });

    const floor = run().setup!.loss.floorD;
    lab.supervisor.resume(1);
    await lab.until(() => run().state === 'running');
    expect(run().setup!.loss.floorD).toBe(floor);
    // While it computes stored steps again nothing new can hold for them.
    const stored = lab.store.series.lastStep(1);
    await lab.supervisor.change(1, { optimizer: { discriminator: { learningRate: 0.01 } } });
    expect(run().changes.at(-1)!.step).toBeGreaterThan(stored);
    await lab.until(() => run().state === 'finished');

    const { config, changes } = run();
    const asked = structuredClone(config);
    asked.labels.real = [0.9, 1];
    asked.discriminatorSteps = 1;
    asked.optimizer.discriminator.learningRate = 1e-3;
    expect(storedPoints(lab.store, 1)).toEqual(await trainWhole(asked, changes));
  });
});
