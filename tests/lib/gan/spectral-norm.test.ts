import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { SpectralNorm } from '@/lib/gan/models/spectral-norm';
import { Random } from '@/lib/gan/random';

beforeAll(() => BACKENDS.wasm.create({ threads: 1 }));

const normOf = (kernel: tf.Variable) => new SpectralNorm(kernel, new Random(1));

describe('spectral norm', () => {
  it('divides a kernel by its largest singular value', () => {
    // [3 0; 0 1; 0 0] turned by 45 degrees on the right: singular values 3 and 1.
    const h = Math.SQRT1_2;
    const kernel = tf.variable(tf.tensor2d([3 * h, 3 * h, -h, h, 0, 0], [3, 2]));
    const norm = normOf(kernel);
    for (let round = 0; round < 20; round += 1) norm.iterate();
    const expected = [h, h, -h / 3, h / 3, 0, 0];
    for (const [index, value] of norm.apply().dataSync().entries())
      expect(value).toBeCloseTo(expected[index]!, 5);
  });

  it('takes a convolution as a matrix of one column an output', () => {
    const values = new Random(2).normals(3 * 3 * 4 * 5);
    const convolution = normOf(tf.variable(tf.tensor(values, [3, 3, 4, 5])));
    const matrix = normOf(tf.variable(tf.tensor(values, [36, 5])));
    convolution.iterate();
    matrix.iterate();
    expect(convolution.apply().dataSync()).toEqual(matrix.apply().dataSync());
  });

  it('holds at 1 what a kernel can grow to along its worst direction', () => {
    // d(W / |W u|)/dW is blind to a change of W's size.
    const kernel = tf.variable(tf.tensor(new Random(3).normals(24), [6, 4]));
    const norm = normOf(kernel);
    const weights = tf.tensor(new Random(4).normals(24), [6, 4]);
    const { grads } = tf.variableGrads(() => tf.sum(tf.mul(norm.apply(), weights)), [kernel]);
    const along = tf.sum(tf.mul(grads[kernel.name]!, kernel)).dataSync()[0]!;
    expect(tf.norm(grads[kernel.name]!).dataSync()[0]).toBeGreaterThan(0.1);
    expect(along).toBeCloseTo(0, 5);
  });
});
