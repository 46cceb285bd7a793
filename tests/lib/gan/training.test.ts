import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { readCheckpoint, writeCheckpoint } from '@/lib/gan/checkpoint';
import { openDataset } from '@/lib/gan/datasets/registry';
import { bceReference } from '@/lib/gan/losses/bce-ns';
import { addMeasuring } from '@/lib/gan/train-step';
import { Training } from '@/lib/gan/training';
import { type BackendId, type RunConfigInput, runConfig } from '@/lib/protocol/run-config';
import { EVALUATION_TAGS, TAG } from '@/lib/protocol/tags';
import { COMPARED } from '../../support/backends';

/** A GAN so small that the plain JavaScript backend can train it too. */
const TINY: RunConfigInput = {
  dataset: { id: 'shapes', count: 64 },
  latentDim: 4,
  generator: {
    layers: [
      { type: 'dense', shape: [8, 8, 4], batchNorm: true, activation: 'relu' },
      { type: 'convTranspose', filters: 3, kernel: 4, stride: 4, activation: 'tanh' },
    ],
  },
  discriminator: {
    layers: [{ type: 'conv', filters: 4, kernel: 4, stride: 4, activation: 'leaky_relu', dropout: 0.2 }],
  },
  optimizer: { generator: { learningRate: 1e-3 }, discriminator: { learningRate: 1e-3 } },
  labels: { flip: true, real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.1 },
  batchSize: 4,
  totalSteps: 100,
  samples: { count: 8 },
  metrics: { samples: 16 },
};

async function train(backend: BackendId, changes: Partial<RunConfigInput> = {}, threads = 2) {
  const config = runConfig.parse({ ...TINY, ...changes });
  return new Training(
    config,
    openDataset(config.dataset, config.classes, config.seed),
    await BACKENDS[backend].create({ threads }),
  );
}
/** Signals without those of the clock. */
const steps = (training: Training, count: number) =>
  Array.from({ length: count }, () => [...training.next()].filter(([tag]) => !tag.startsWith('time/')));

describe('training', () => {
  it.each(COMPARED)('on %s is the same run for the same seed, and another for another', async (backend) => {
    const first = steps(await train(backend), 5);
    expect(steps(await train(backend), 5)).toEqual(first);
    expect(steps(await train(backend, { seed: 2 }), 5)).not.toEqual(first);
  });

  it('on wasm is the same run bit for bit with one thread and with two', async () => {
    const alone = await train('wasm', {}, 1);
    expect(alone.setup.backend.threads).toBe(1);
    const expected = steps(alone, 20);
    const together = await train('wasm', {}, 2);
    expect(together.setup.backend.threads).toBe(2);
    expect(steps(together, 20)).toEqual(expected);
  });

  it.each(COMPARED)('has the losses of cpu on %s over 30 steps', async (backend) => {
    const losses = (all: [string, number][][]) =>
      all.map((step) => step.filter(([tag]) => tag.startsWith('loss/')).map(([, value]) => value));
    const expected = losses(steps(await train('cpu'), 30));
    const actual = losses(steps(await train(backend), 30));
    for (const [step, values] of actual.entries()) {
      for (const [index, value] of values.entries())
        expect(Math.abs(value - expected[step]![index]!)).toBeLessThan(1e-3);
    }
  });

  it.each(COMPARED)('on %s keeps the number of tensors over 1,000 steps', async (backend) => {
    const training = await train(backend, {}, 1); // threads only add waiting to steps as small as these
    training.next();
    const before = tf.memory().numTensors;
    for (let step = 0; step < 1000; step += 1) training.next();
    training.fakeGrid();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('measures gradients only as often as asked', async () => {
    const training = await train('wasm', { gradients: { everySteps: 3 } });
    const counts = steps(training, 6).map(
      (step) => step.filter(([tag]) => tag.startsWith('grad_norm/')).length,
    );
    expect(counts).toEqual([0, 0, 8, 0, 0, 8]); // 2 layers of G; 2 of D, three times
  });
});

describe('measuring samples', () => {
  const metrics = { everySteps: 2, samples: 16 };
  const isMeasured = (tag: string) => EVALUATION_TAGS.some((one) => one === tag);

  it('leaves the run as it is', async () => {
    const trained = (all: [string, number][][]) =>
      all.map((step) => step.filter(([tag]) => !isMeasured(tag)));
    const bare = steps(await train('wasm'), 6);
    expect(trained(steps(await train('wasm', { metrics }), 6))).toEqual(bare);
  });

  it('is done as often as asked and at the last step, motion from the second time on', async () => {
    const measured = steps(await train('wasm', { metrics, totalSteps: 5 }), 5).map((step) =>
      step.map(([tag]) => tag).filter(isMeasured),
    );
    // Recall is for recorded runs of others; classes take a classifier, which a trainer does not have.
    const tags = EVALUATION_TAGS.filter((tag) => tag !== TAG.recall && tag !== TAG.classes);
    expect(measured.map((step) => step.length)).toEqual([0, 9, 0, 10, 10]);
    expect(measured[1]).not.toContain(TAG.motion);
    expect(measured[3]!.toSorted()).toEqual(tags.toSorted());
  });

  it('tells what other real images get', async () => {
    const { evaluation, dataset } = (await train('wasm')).setup;
    expect(dataset).toMatchObject({ images: 64, heldOut: 1000 });
    expect(evaluation).toMatchObject({ samples: 16, reference: 'held-out' });
    expect(Object.keys(evaluation!.floors)).toHaveLength(7);
    expect(evaluation!.floors[TAG.diversity]).toBeCloseTo(1, 0);
  });

  it('says that there is no number where G gives none', async () => {
    const training = await train('wasm', { metrics: { everySteps: 1, samples: 16 } });
    const snapshot = training.snapshot();
    snapshot.arrays.get('g/up1/kernel')!.fill(NaN);
    training.restore(snapshot);
    const values = training.next();
    for (const tag of [TAG.kid, TAG.fd, TAG.coverage, TAG.diversity]) expect(values.get(tag)).toBeNaN();
  });

  it('counts as a part of its step', () => {
    const values = new Map<string, number>([
      [TAG.stepMs, 10],
      [TAG.measuringShare, 0.1],
    ]);
    addMeasuring(values, 30);
    expect(values.get(TAG.stepMs)).toBe(40);
    expect(values.get(TAG.measuringShare)).toBeCloseTo(31 / 40, 9);
  });
});

describe('a checkpoint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ganscope-checkpoint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(COMPARED)('continues the same curve bit for bit on %s', async (backend) => {
    const training = await train(backend);
    steps(training, 7);
    const { sha256 } = writeCheckpoint(folder, 'a.ckpt', training.snapshot());
    const expected = steps(training, 5);
    const resumed = await train(backend);
    resumed.restore(readCheckpoint(folder, { file: 'a.ckpt', sha256 }));
    expect(resumed.step).toBe(7);
    expect(steps(resumed, 5)).toEqual(expected);
  });

  it('continues the measures bit for bit, from between two of them', async () => {
    const metrics = { everySteps: 2, samples: 16 };
    const training = await train('wasm', { metrics });
    steps(training, 3);
    const { sha256 } = writeCheckpoint(folder, 'm.ckpt', training.snapshot());
    const expected = steps(training, 3);
    const resumed = await train('wasm', { metrics });
    resumed.restore(readCheckpoint(folder, { file: 'm.ckpt', sha256 }));
    expect(steps(resumed, 3)).toEqual(expected);
    expect(expected[0]!.map(([tag]) => tag)).toContain(TAG.motion);
  });

  it('is refused when a byte of it changed, when it is cut, and when it is gone', async () => {
    const { sha256 } = writeCheckpoint(folder, 'b.ckpt', (await train('wasm')).snapshot());
    const bytes = readFileSync(join(folder, 'b.ckpt'));
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(join(folder, 'b.ckpt'), bytes);
    expect(() => readCheckpoint(folder, { file: 'b.ckpt', sha256 })).toThrow(
      /b.ckpt: its SHA-256 is not the one/,
    );
    expect(() => readCheckpoint(folder, { file: 'c.ckpt', sha256 })).toThrow(/c.ckpt: ENOENT/);
  });
});

describe('the floor of the loss', () => {
  it.each([
    [{ real: [1, 1], fake: [0, 0], flipProbability: 0 }, 0],
    [{ real: [0.9, 1], fake: [0, 0.1], flipProbability: 0 }, 0.397],
    [{ real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.05 }, 0.628],
    [{ real: [0.9, 0.9], fake: [0, 0], flipProbability: 0 }, 0.325],
  ])('with labels %j is %f', (labels, floor) => {
    const { labels: parsed } = runConfig.parse({ ...TINY, labels });
    expect(bceReference(parsed).floorD).toBeCloseTo(floor, 3);
    expect(bceReference(parsed).chanceD).toBeCloseTo(1.386, 3);
  });

  it.each([
    [{}, 1, 0],
    [{ real: [0.9, 1], fake: [0, 0.1] }, 0.95, 0.05],
    [{ real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.1, flip: true }, 0.86, 0.14],
  ])('with labels %j D is trained towards %f on reals and %f on fakes', (labels, real, fake) => {
    const { targetReal, targetFake } = bceReference(runConfig.parse({ ...TINY, labels }).labels);
    expect(targetReal).toBeCloseTo(real, 9);
    expect(targetFake).toBeCloseTo(fake, 9);
  });
});
