import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { buildGenerator } from '@/lib/gan/models/network';
import { Random } from '@/lib/gan/random';
import { generatorConfig } from '@/lib/protocol/run-config';
import { COMPARED } from '../../support/backends';

describe.each(COMPARED)('batch norm of a dense feature map on %s', (backend) => {
  beforeAll(() => BACKENDS[backend].create());

  /** The largest mean over the batch of a unit, and of a channel over its pixels too. */
  const means = (normPer: 'channel' | 'unit') => {
    const { layers } = generatorConfig.parse({
      layers: [{ type: 'dense', shape: [2, 3, 4], batchNorm: true, normPer }],
    });
    const network = buildGenerator(layers, 5, new Random(1));
    const made = network.apply(tf.tensor(new Random(2).normals(8 * 5), [8, 5]));
    expect(made.shape).toEqual([8, 2, 3, 4]);
    const largest = (axes: number[]) => tf.max(tf.abs(tf.mean(made, axes))).dataSync()[0]!;
    const [gamma] = network.parameters.filter(({ name }) => name === 'dense/gamma');
    return { unit: largest([0]), channel: largest([0, 1, 2]), scales: gamma!.variable.size };
  };

  it('is over pixels and batch for each channel', () => {
    const { unit, channel, scales } = means('channel');
    expect(unit).toBeGreaterThan(0.1);
    expect(channel).toBeLessThan(1e-5);
    expect(scales).toBe(4);
  });

  it('is over the batch alone for each unit where that is asked', () => {
    const { unit, scales } = means('unit');
    expect(unit).toBeLessThan(1e-5);
    expect(scales).toBe(24);
  });
});
