import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { createOptimizer } from '@/lib/gan/optimizers/registry';
import type { OptimizerConfig } from '@/lib/protocol/run-config';

beforeAll(() => BACKENDS.cpu.create());

const parameter = (name: string, values: number[]) => ({
  layer: 'a',
  name,
  variable: tf.variable(tf.tensor1d(values)),
});

/** The rate of an update is given to it. */
const RATE = 0.1;
const settings = { learningRate: 1, schedule: { id: 'constant', warmupSteps: 0 } } as const;

/** Two updates of a weight from 1 with the gradients 2 and -1; worked out by hand. */
const KNOWN: [OptimizerConfig, number, number][] = [
  // The first update of Adam is its rate; then m = 0.5 m + 0.5 g, s = 0.9 s + 0.1 g^2, both unbiased.
  [{ id: 'adam', ...settings, beta1: 0.5, beta2: 0.9 }, 0.9, 0.9],
  // s = 0.75 s + 0.25 g^2: 1, then 1.
  [{ id: 'rmsprop', ...settings, decay: 0.75 }, 0.8, 0.9],
  [{ id: 'sgd', ...settings, momentum: 0 }, 0.8, 0.9],
  // v = 2, then 0.5 * 2 - 1 = 0.
  [{ id: 'sgd', ...settings, momentum: 0.5 }, 0.8, 0.8],
];

describe.each(KNOWN)('%j', (config, first, second) => {
  it('makes the updates of its formula', () => {
    const weight = parameter('w', [1]);
    const optimizer = createOptimizer([weight], config);
    for (const [gradient, expected] of [
      [2, first],
      [-1, second],
    ] as const) {
      optimizer.apply([tf.tensor1d([gradient])], RATE);
      expect(weight.variable.dataSync()[0]).toBeCloseTo(expected, 6);
    }
    expect(optimizer.updates).toBe(2);
  });

  it('keeps what it remembers under names of their own, and no tensor more', () => {
    const weights = [parameter('w', [1, 2]), parameter('b', [3])];
    const optimizer = createOptimizer(weights, config);
    const gradients = [tf.tensor1d([1, 1]), tf.tensor1d([1])];
    optimizer.apply(gradients, RATE);
    const before = tf.memory().numTensors;
    optimizer.apply(gradients, RATE);
    expect(tf.memory().numTensors).toBe(before);
    const names = optimizer.memory.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length % weights.length).toBe(0);
  });
});
