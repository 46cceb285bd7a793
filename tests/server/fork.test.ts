import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SMALL, supervise } from '../support/supervised';
import { storedPoints } from '../support/uninterrupted';

const ofEvery = (steps: number) => ({ everySteps: steps });

describe('a fork of a run that has ended', () => {
  const lab = supervise();
  const checkpoints = (id: number) => join(lab.dataDir, 'checkpoints', String(id));
  const ask = (body: { from?: number; changes?: object; name?: string }) =>
    lab.supervisor.fork(1, { from: 0, beside: false, ...body, changes: { ...body.changes } });
  const samples = (run: number) =>
    lab.store.samples
      .list(run)
      .filter(({ step }) => step > 20)
      .map(({ step, kind, hash }) => ({ step, kind, hash }));
  const finished = async (id: number) => {
    await lab.until(() => ['finished', 'failed'].includes(lab.run(id).state));
    expect(lab.run(id).failure).toBeNull();
  };
  beforeAll(async () => {
    await lab.create({
      totalSteps: 60,
      checkpoint: { ...ofEvery(20), keep: 100 },
      metrics: { ...ofEvery(10), samples: 16 },
      samples: { ...SMALL.samples, ...ofEvery(20) },
      measuring: { budgetShare: 1 },
    });
    await finished(1);
    await lab.until(() => samples(1).some(({ step }) => step === 60)); // PNGs are made after the run
  });
  afterAll(() => lab.close());

  it('goes on bit for bit where nothing is changed, with a checkpoint of its own, and leaves its parent alone', async () => {
    const parent = lab.run(1);
    const events = lab.messages(1);
    const { id } = await ask({ from: 20 });
    rmSync(join(checkpoints(1), 'step-20.ckpt'));
    await finished(id);
    expect(storedPoints(lab.store, id)).toEqual(storedPoints(lab.store, 1).filter(({ step }) => step > 20));
    await lab.until(() => samples(id).some(({ step }) => step === 60));
    expect(samples(id)).toEqual(samples(1));
    expect(lab.run(id)).toMatchObject({
      name: 'MNIST, quick, fork',
      parent: { runId: 1, step: 20, changes: {} },
      config: parent.config,
      step: 60,
    });
    const hashes = (run: number) =>
      lab.store.checkpoints
        .list(run)
        .filter(({ step }) => step >= 20)
        .map(({ step, sha256 }) => [step, sha256]);
    expect(hashes(id)).toEqual(hashes(1));
    expect(lab.store.runs.forksOf(1).map((fork) => fork.id)).toEqual([id]);
    expect(lab.messages(id)[0]).toBe('fork of "MNIST, quick" #1 at step 20: nothing changed');
    expect(lab.messages(1)).toEqual([
      ...events,
      `forked as "MNIST, quick, fork" #${id} at step 20: nothing changed`,
    ]);
    expect(lab.run(1)).toEqual(parent);
  });

  it('begins an optimizer of another kind anew, goes on with all else, and says so', async () => {
    const { id } = await ask({
      from: 40,
      changes: {
        optimizer: { discriminator: { id: 'sgd', momentum: 0.5 } },
        discriminator: { augment: { translation: true } },
        totalSteps: 50,
      },
      name: 'slower',
    });
    await finished(id);
    expect(storedPoints(lab.store, id).map(({ step }) => step)).toEqual(
      Array.from({ length: 10 }, (_, at) => 41 + at),
    );
    expect(lab.messages(id)).toContainEqual(expect.stringMatching(/^the optimizer of D is of another kind/));
    expect(lab.messages(id).some((line) => line.startsWith('the optimizer of G'))).toBe(false);
    expect(lab.messages(id)[0]).toMatch(
      /^fork of "MNIST, quick" #1 at step 40: changed .*optimizer.discriminator.id from adam to sgd/,
    );
    // Its own checkpoints have all that it needs to be forked again.
    const again = await lab.supervisor.fork(id, { from: 50, changes: { totalSteps: 55 }, beside: false });
    await finished(again.id);
    expect(lab.run(again.id).parent).toEqual({ runId: id, step: 50, changes: { totalSteps: 55 } });
  });

  it('is refused what a checkpoint cannot go on with, each by its name', async () => {
    const before = lab.store.runs.list().length;
    const layers = lab.run(1).config.generator.layers.map((layer) => ({ ...layer, batchNorm: false }));
    await expect(
      ask({ from: 40, changes: { generator: { layers }, seed: 2, latentDim: 8, totalSteps: 40 } }),
    ).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      issues: [
        { path: ['latentDim'], message: expect.stringMatching(/fork from step 0 instead$/) as string },
        { path: ['generator', 'layers'] },
        { path: ['seed'] },
        { path: ['totalSteps'], message: '40 steps leave nothing to train from step 40 on: give more' },
      ],
    });
    await expect(ask({ from: 33 })).rejects.toThrow(
      /^run 1 has no checkpoint of step 33; it has [^:]*, 40, [^:]*: take one/,
    );
    await expect(ask({ from: 40, changes: { batchSize: 0 } })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
    expect(lab.store.runs.list()).toHaveLength(before);
  });

  it('is refused a checkpoint that is not what it was, and nothing is left of the attempt', async () => {
    const before = lab.store.runs.list().length;
    truncateSync(join(checkpoints(1), 'step-40.ckpt'), 100);
    await expect(ask({ from: 40 })).rejects.toMatchObject({ code: 'CHECKPOINT_INVALID' });
    await expect(ask({ from: 20 })).rejects.toThrow(/step 20 cannot be taken: ENOENT/);
    expect(lab.store.runs.list()).toHaveLength(before);
    expect(existsSync(checkpoints(before + 1))).toBe(false);
    expect(readdirSync(join(lab.dataDir, 'checkpoints', 'held'))).toEqual([]);
  });

  it('from scratch takes any change', async () => {
    const { id } = await ask({ changes: { latentDim: 8, totalSteps: 3, seed: 5 } });
    await finished(id);
    expect(lab.run(id).parent).toEqual({
      runId: 1,
      step: 0,
      changes: { latentDim: 8, totalSteps: 3, seed: 5 },
    });
    expect(storedPoints(lab.store, id).map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(lab.store.checkpoints.list(id).map(({ step }) => step)).toEqual([3]);
  });
});

describe('a fork of a run that trains', () => {
  const lab = supervise();
  afterEach(() => lab.close());

  it('starts beside it where that is asked, as one more than there are places, and waits otherwise', async () => {
    await lab.create();
    await lab.until(() => lab.run(1).step > 2);
    lab.supervisor.checkpoint(1);
    await lab.until(() => lab.run(1).checkpointStep !== null);
    const from = lab.run(1).checkpointStep!;
    await lab.until(() => lab.run(1).step > from);
    const { step } = (await lab.supervisor.change(1, { discriminatorSteps: 2 })).changes[0]!;
    expect(step).toBeGreaterThan(from);

    const fork = (beside: boolean) => lab.supervisor.fork(1, { from, changes: {}, beside });
    await fork(true);
    await lab.until(() => lab.run(2).step > from + 2);
    // What was changed after the checkpoint is not of it.
    expect(lab.run(2).config.discriminatorSteps).toBe(1);
    const before = lab.run(1).step;
    await lab.until(() => lab.run(1).step > before);
    await fork(true);
    await fork(false);
    expect([1, 2, 3, 4].map((id) => lab.run(id).state)).toEqual(['running', 'running', 'queued', 'queued']);

    lab.supervisor.stop(1);
    await lab.until(() => lab.run(1).state === 'stopped');
    expect(lab.run(3).queuePosition).toBe(1); // its fork has the place now
    lab.supervisor.stop(2);
    await lab.until(() => lab.run(3).step > from);
  });
});
