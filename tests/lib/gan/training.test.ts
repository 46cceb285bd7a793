import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { readCheckpoint, writeCheckpoint } from '@/lib/gan/checkpoint';
import type { Training } from '@/lib/gan/training';
import type { RunConfigInput } from '@/lib/protocol/run-config';
import { EVALUATION_TAGS, TAG } from '@/lib/protocol/tags';
import { COMPARED } from '../../support/backends';
import { TINY, steps, train } from './support/tiny';

type ScheduleInput = NonNullable<RunConfigInput['optimizer']['generator']['schedule']>;

/** What a run can be made of beside the plain settings. */
const VARIANTS: Record<string, Partial<RunConfigInput>> = {
  'the minimax loss': { loss: 'bce_minimax' },
  'least squares': { loss: 'lsgan' },
  'the hinge loss': { loss: 'hinge', labels: {} },
  'a loss that pairs': { loss: 'relativistic', labels: {} },
  'a clipped critic and RMSprop': {
    loss: 'wgan',
    labels: {},
    weightClip: 0.05,
    optimizer: {
      generator: { id: 'rmsprop', learningRate: 1e-3 },
      discriminator: { id: 'rmsprop', learningRate: 1e-3 },
    },
  },
  'a gradient penalty and D steps': {
    loss: 'wgan_gp',
    labels: {},
    penalty: { id: 'gp' },
    discriminatorSteps: 2,
  },
  'a lazy R1': { penalty: { id: 'r1', everySteps: 3 } },
  'spectral norm': { discriminator: { ...TINY.discriminator, spectralNorm: true } },
  'input noise': { discriminator: { ...TINY.discriminator, noise: { deviation: 0.3, untilStep: 10 } } },
  augmentation: {
    discriminator: { ...TINY.discriminator, augment: { color: true, translation: true, cutout: true } },
  },
  'a penalty on augmented images': {
    discriminator: { ...TINY.discriminator, augment: { color: true, cutout: true } },
    penalty: { id: 'r1' },
  },
  'classes told': { conditional: true },
  'classes told to a bounded pair': {
    conditional: true,
    classes: [2, 0, 7],
    loss: 'relativistic',
    labels: {},
    penalty: { id: 'gp' },
    discriminator: { ...TINY.discriminator, spectralNorm: true },
    generator: { ...TINY.generator, ema: 0.9 },
  },
  'an average of G': { generator: { ...TINY.generator, ema: 0.9 } },
  'scheduled rates': {
    optimizer: {
      generator: { learningRate: 1e-3, schedule: { id: 'cosine', warmupSteps: 4 } },
      discriminator: { learningRate: 1e-3, schedule: { id: 'exponential', everySteps: 3 } },
    },
  },
  'SGD with momentum': {
    optimizer: {
      generator: { id: 'sgd', learningRate: 0.01, momentum: 0.9 },
      discriminator: { id: 'sgd', learningRate: 0.01 },
    },
  },
};

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

  it.each(
    COMPARED.map((backend) => [backend, backend === 'webgpu' ? 50 : 1000] as const), // a software GPU takes a second for ten
  )('on %s keeps the number of tensors over %i steps', async (backend, count) => {
    const training = await train(backend, {}, 1); // threads only add waiting to steps as small as these
    training.next();
    const before = tf.memory().numTensors;
    for (let step = 0; step < count; step += 1) training.next();
    training.fakeSamples();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(Object.entries(VARIANTS))('keeps the number of tensors with %s', async (_, changes) => {
    const training = await train('wasm', changes, 1);
    steps(training, 4);
    const before = tf.memory().numTensors;
    steps(training, 4);
    training.fakeSamples();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(Object.entries(VARIANTS))('is of finite numbers, and other ones, with %s', async (_, changes) => {
    const last = (training: Training) => new Map(steps(training, 6).at(-1));
    const plain = last(await train('wasm', {}, 1));
    const signals = last(await train('wasm', changes, 1));
    expect([...signals.values()].every(Number.isFinite)).toBe(true);
    // A loss D learns nothing else from would have the same numbers. What only samples see is told below.
    if (!changes.generator) expect(signals.get('loss/d')).not.toBe(plain.get('loss/d'));
    expect([...signals.keys()]).toEqual(
      expect.arrayContaining(['loss/d', 'loss/g', 'score/real', 'score/fake']),
    );
  });

  it('measures gradients only as often as asked', async () => {
    const training = await train('wasm', { gradients: { everySteps: 3 } });
    const counts = steps(training, 6).map(
      (step) => step.filter(([tag]) => tag.startsWith('grad_norm/')).length,
    );
    expect(counts).toEqual([0, 0, 8, 0, 0, 8]); // 2 layers of G; 2 of D, three times
  });

  it.each<[string, Partial<RunConfigInput>]>([
    ['a plain loss', {}],
    ['a penalty', { penalty: { id: 'r1' } }],
    ['a loss that pairs', { loss: 'relativistic', labels: {} }],
  ])('logs the norms of what the optimizer applies, with %s', async (_, changes) => {
    // SGD moves the weights by its rate times the gradient.
    const rate = 0.5;
    const sgd = { id: 'sgd', learningRate: rate } as const;
    const training = await train('cpu', { ...changes, optimizer: { generator: sgd, discriminator: sgd } });
    const before = training.snapshot().arrays;
    const signals = training.next();
    const after = training.snapshot().arrays;
    const moved = (names: string[]) =>
      Math.hypot(
        ...names.flatMap((name) =>
          Array.from(after.get(name)!, (x, i) => (x - before.get(name)![i]!) / rate),
        ),
      );
    for (const [tag, names] of [
      ['grad_norm/d/conv1', ['d/conv1/kernel', 'd/conv1/bias']],
      ['grad_norm/d/logit', ['d/logit/kernel', 'd/logit/bias']],
      ['grad_norm/g/up1', ['g/up1/kernel', 'g/up1/bias']],
    ] as const)
      expect(moved([...names]) / signals.get(tag)!).toBeCloseTo(1, 3);
  });

  it('logs the rates that a schedule makes, and trains by them', async () => {
    const rate = 0.5;
    const changes = (schedule: ScheduleInput, learningRate: number): Partial<RunConfigInput> => ({
      optimizer: { ...TINY.optimizer, generator: { id: 'sgd', learningRate, schedule } },
    });
    const halving: ScheduleInput = { id: 'steps', everySteps: 1 };
    const training = await train('cpu', changes(halving, rate));
    const weights = (of: Training) => [...of.snapshot().arrays.get('g/up1/kernel')!];
    const [first, second] = [training.next(), training.next()];
    expect([first, second].map((values) => values.get(TAG.rateG))).toEqual([rate, rate / 2]);
    expect(first.has(TAG.rateD)).toBe(false); // that one does not change
    const constant = await train('cpu', changes({ id: 'constant' }, rate));
    constant.next();
    const before = weights(constant);
    constant.next();
    const whole = weights(constant).map((weight, index) => weight - before[index]!);
    for (const [index, weight] of weights(training).entries())
      expect(weight - before[index]!).toBeCloseTo(whole[index]! / 2, 6);
  });

  it('clips D to the weights asked for, and leaves G', async () => {
    const training = await train('wasm', { loss: 'wgan', labels: {}, weightClip: 0.01 });
    steps(training, 3);
    const { arrays } = training.snapshot();
    const most = (name: string) => Math.max(...Array.from(arrays.get(name)!, Math.abs));
    expect(most('d/conv1/kernel')).toBeCloseTo(0.01, 8);
    expect(most('g/up1/kernel')).toBeGreaterThan(0.02);
  });

  it('adds noise to what D sees until the step asked for', async () => {
    const noise = { deviation: 0.5, untilStep: 2 };
    const training = await train('wasm', { discriminator: { ...TINY.discriminator, noise } });
    const states = [0, 1, 2].map(() => {
      training.next();
      return training.snapshot().numbers['random/noise'];
    });
    expect(states[0]).not.toBe((await train('wasm')).snapshot().numbers['random/noise']);
    expect(states[1]).toBe(states[0]); // step 2: none any more
  });

  it('takes as many batches for D as it makes updates', async () => {
    const training = await train('wasm', { discriminatorSteps: 3 });
    const plain = await train('wasm', {});
    training.next();
    steps(plain, 3);
    for (const purpose of ['data', 'latent', 'labels'])
      expect(training.snapshot().numbers[`random/${purpose}`]).toBe(
        plain.snapshot().numbers[`random/${purpose}`],
      );
    expect(training.snapshot().numbers).toMatchObject({ 'd/updates': 3, 'g/updates': 1 });
  });

  it('samples from the average of G where one is kept, which changes nothing else', async () => {
    const averaged = await train('wasm', { generator: { ...TINY.generator, ema: 0.9 } });
    const plain = await train('wasm');
    const before = plain.snapshot().arrays.get('g/up1/kernel')!;
    expect(averaged.fakeSamples()).toEqual(plain.fakeSamples());
    expect(steps(averaged, 2)).toEqual(steps(plain, 2));
    expect(averaged.fakeSamples()).not.toEqual(plain.fakeSamples());
    // The first step keeps 1 / 11 of the weights before it, the second 2 / 12 of the average.
    const again = await train('wasm');
    again.next();
    const first = again.snapshot().arrays.get('g/up1/kernel')!;
    const second = plain.snapshot().arrays.get('g/up1/kernel')!;
    const average = averaged.snapshot().arrays.get('average/up1/kernel')!;
    const expected = (before[0]! / 11 + (10 * first[0]!) / 11) / 6 + (5 * second[0]!) / 6;
    expect(average[0]).toBeCloseTo(expected, 7);
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
    // Recall is for recorded runs of others; classes and what is near them are counted where modes are known.
    const others: string[] = [TAG.recall, TAG.classes, TAG.highQuality];
    const tags = EVALUATION_TAGS.filter((tag) => !others.includes(tag));
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

  it('counts as a part of its step', async () => {
    const values = (await train('wasm', { metrics: { everySteps: 1, samples: 16 } })).next();
    const [stepMs, measuringMs] = [values.get(TAG.stepMs)!, values.get(TAG.measuringMs)!];
    expect(measuringMs).toBeGreaterThan(0);
    expect(measuringMs).toBeLessThan(stepMs);
    expect(values.get(TAG.measuringShare)).toBe(measuringMs / stepMs);
  });
});

describe('a checkpoint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ganscope-checkpoint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ...COMPARED.map((backend) => [`the plain settings on ${backend}`, backend, {}] as const),
    ...Object.entries(VARIANTS).map(([name, changes]) => [name, 'wasm', changes] as const),
  ])('continues the same curve bit for bit with %s', async (_, backend, changes) => {
    const training = await train(backend, changes);
    steps(training, 7);
    const { sha256 } = writeCheckpoint(folder, 'a.ckpt', training.snapshot());
    const expected = steps(training, 5);
    const resumed = await train(backend, changes);
    resumed.restore(readCheckpoint(folder, { file: 'a.ckpt', sha256 }));
    expect(resumed.step).toBe(7);
    expect(steps(resumed, 5)).toEqual(expected);
    expect(resumed.fakeSamples()).toEqual(training.fakeSamples());
  });

  it('of other settings is refused by the name of what it lacks', async () => {
    const snapshot = (await train('wasm')).snapshot();
    const normed = await train('wasm', VARIANTS['spectral norm']);
    expect(() => normed.restore(snapshot)).toThrow(/has 0 numbers for d\/conv1\/direction, not 4/);
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
