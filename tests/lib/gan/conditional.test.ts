import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { networkSizes } from '@/app/_views/config-form/network-size';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { scoreOf, toClasses, told } from '@/lib/gan/conditions';
import { drawOf } from '@/lib/gan/datasets/dataset';
import { imagesInMemory } from '@/lib/gan/datasets/images';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Random } from '@/lib/gan/random';
import { classColumns } from '@/lib/gan/sample-grids';
import type { Samples } from '@/lib/gan/samples';
import { Training } from '@/lib/gan/training';
import { type RunConfigInput, runConfig } from '@/lib/protocol/run-config';
import { checkConfig } from '@/lib/protocol/run-config/check';

beforeAll(() => BACKENDS.cpu.create());

describe('a class', () => {
  it('is a one at its place, beside the latents', () => {
    const classes = toClasses([7, 2, 7], [2, 7]);
    expect(classes?.arraySync()).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
    expect(told(tf.zeros([3, 4]), classes).shape).toEqual([3, 6]);
    expect(toClasses([1, 2], [])).toBeNull();
  });

  it('has a share of D’s score, beside what all classes share', () => {
    const answers = tf.tensor2d([10, 1, 2, 20, 3, 4], [2, 3]);
    expect(scoreOf(answers, toClasses([2, 7], [2, 7])).arraySync()).toEqual([11, 24]);
    expect(scoreOf(tf.tensor2d([5, 6], [2, 1]), null).arraySync()).toEqual([5, 6]);
  });

  it.each([
    [[], null],
    [
      [4, 9],
      [4, 4, 4, 4, 9, 9, 9, 9],
    ],
    [
      [1, 2, 3],
      [1, 1, 2, 2, 3, 3],
    ],
    [[...'0123456789'].map(Number), [...'0123456789'].map(Number)],
  ])('of %j has its columns in a grid', (conditions, columns) => {
    expect(classColumns(conditions)).toEqual(columns);
  });

  it('is drawn as it is asked for, or any where there is none of it', () => {
    const labels = Uint8Array.from({ length: 40 }, (_, index) => index % 4);
    const examples = imagesInMemory(new Uint8Array(40), 1, labels);
    const asked = Array.from({ length: 30 }, (_, index) => index % 4);
    expect([...drawOf(examples, new Random(1), asked).labels]).toEqual(asked);
    expect(drawOf(examples, new Random(1), [9]).labels).toHaveLength(1);
  });
});

/** Two digits and networks of one hidden layer each: seconds. */
const ZERO_OR_ONE: RunConfigInput = {
  dataset: { id: 'mnist' },
  classes: [0, 1],
  conditional: true,
  latentDim: 8,
  generator: {
    layers: [
      { type: 'dense', units: 64, batchNorm: true, activation: 'relu' },
      { type: 'dense', shape: [28, 28, 1], activation: 'tanh' },
    ],
  },
  discriminator: { layers: [{ type: 'dense', units: 64, activation: 'leaky_relu' }] },
  optimizer: { generator: { learningRate: 1e-3 }, discriminator: { learningRate: 1e-3 } },
  totalSteps: 300,
  gradients: { everySteps: 300 },
  metrics: { everySteps: 300, samples: 16 },
};

describe('a conditional run', () => {
  it('makes the digit that is asked for', async () => {
    const config = runConfig.parse(ZERO_OR_ONE);
    const dataset = await openDataset(config.dataset, config.classes, config.seed);
    const training = new Training(config, dataset, await BACKENDS.wasm.create({ threads: 1 }));
    const tiles = (samples: Samples) => {
      if (samples.type !== 'samples:image') throw new Error('digits are images');
      const { pixels, columns, rows } = samples;
      const grid = tf.tensor(Float32Array.from(pixels), [rows, 28, columns, 28]);
      return tf.reshape(tf.transpose(grid, [0, 2, 1, 3]), [rows, columns, 28 * 28]);
    };
    // Columns 0 to 3 are zeros and 4 to 7 ones, of reals and of samples.
    const reals = tf.mean(tiles(training.realSamples), 0);
    const mean = (from: number) => tf.mean(reals.slice([from, 0], [4, -1]), 0);
    const nearer = () => {
      const samples = tiles(training.fakeSamples());
      const distance = (to: tf.Tensor) => tf.sum(tf.square(tf.sub(samples, to)), 2);
      const isOne = tf.greater(distance(mean(0)), distance(mean(4))).arraySync() as number[][];
      return isOne.flatMap((row) => row.map((one, column) => one === (column < 4 ? 0 : 1)));
    };
    const right = () => nearer().filter(Boolean).length / 64;
    expect(right()).toBeLessThan(0.8);
    while (training.step < 300) training.next();
    expect(right()).toBeGreaterThan(0.95);
  });

  it('counts what tells the classes among its parameters, in the form as in the trainer', async () => {
    const config = runConfig.parse({ ...ZERO_OR_ONE, classes: 'all' });
    const dataset = await openDataset({ id: 'mnist' }, 'all', 1);
    const training = new Training(config, dataset, await BACKENDS.cpu.create());
    const { setup } = training;
    const sizes = networkSizes(config);
    const counts = (layers: readonly { parameters: number }[]) => layers.map(({ parameters }) => parameters);
    expect(counts(sizes.generator.layers)).toEqual([(8 + 10) * 64 + 2 * 64, 64 * 784 + 1]);
    expect(counts(sizes.discriminator.layers)).toEqual([784 * 64 + 64, 64 * 11 + 11]);
    expect(training.snapshot().arrays.get('g/dense/kernel')).toHaveLength((8 + 10) * 64);
    expect(training.snapshot().arrays.get('d/logit/kernel')).toHaveLength(64 * 11);
    expect(counts(setup.generator)).toEqual(counts(sizes.generator.layers));
    expect(counts(setup.discriminator)).toEqual(counts(sizes.discriminator.layers));
  });

  it('is refused where there is one class alone', () => {
    const checked = checkConfig({ ...ZERO_OR_ONE, classes: [4, 4] });
    expect(checked.ok ? [] : checked.issues.map(({ path }) => path.join('.'))).toEqual(['conditional']);
  });
});
