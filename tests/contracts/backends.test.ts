import { availableParallelism } from 'node:os';
import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { activate, addBias, batchNorm } from '@/lib/gan/models/layers';
import { Random } from '@/lib/gan/random';
import type { BackendId } from '@/lib/protocol/run-config';
import { COMPARED } from '../support/backends';

/** Every backend gives the gradients of `cpu`, the reference; wasm with one thread and with two. */
const THREADS: Record<BackendId, number[]> = {
  tensorflow: [availableParallelism()],
  webgpu: [1],
  wasm: [1, 2],
  cpu: [1],
};
const candidates = COMPARED.flatMap((id) => THREADS[id].map((threads) => ({ id, threads })));

type Shape = number[];
const filled = (shape: Shape, seed: number) =>
  tf.tensor(new Random(seed).normals(shape.reduce((a, b) => a * b, 1)), shape);

/** The value and the gradient by each input, weighted so that no two outputs count the same. */
async function measure(
  backend: string,
  shapes: Shape[],
  f: (...inputs: tf.Tensor[]) => tf.Tensor,
): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const results = tf.tidy(() => {
    const inputs = shapes.map((shape, index) => filled(shape, index + 1));
    const value = f(...inputs);
    const weights = filled(value.shape, 99);
    const gradients = tf.grads((...args: tf.Tensor[]) => tf.sum(tf.mul(f(...args), weights)))(inputs);
    return [value, ...gradients];
  });
  const numbers = results.map((result) => Float32Array.from(result.dataSync()));
  results.forEach((result) => result.dispose());
  return numbers;
}

/** Largest difference, relative to the largest value. */
function difference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  const scale = Math.max(1e-6, ...Array.from(b, Math.abs));
  let worst = 0;
  for (const [index, value] of a.entries()) {
    const gap = Math.abs(value - b[index]!) / scale;
    if (!(gap <= worst)) worst = gap; // NaN is the worst there is
  }
  return worst;
}

const CONVOLUTIONS = [1, 2, 3, 4].flatMap((stride) =>
  [1, 2, 3, 4, 5].flatMap((kernel) =>
    [7, 8].flatMap((size) => (['same', 'valid'] as const).map((pad) => ({ stride, kernel, size, pad }))),
  ),
);

describe.each(candidates)('$id, threads: $threads', ({ id, threads }) => {
  beforeAll(async () => {
    await BACKENDS.cpu.create();
    expect(await BACKENDS[id].create({ threads })).toMatchObject({ id, threads });
  });

  const agrees = async (shapes: Shape[], f: (...inputs: tf.Tensor[]) => tf.Tensor) => {
    const expected = await measure('cpu', shapes, f);
    const actual = await measure(id, shapes, f);
    for (const [index, values] of actual.entries())
      expect(difference(values, expected[index]!)).toBeLessThan(1e-4);
  };

  it.each(CONVOLUTIONS)(
    'has the convolution of cpu: stride $stride, kernel $kernel, size $size, $pad',
    async ({ stride, kernel, size, pad }) => {
      await agrees(
        [
          [2, size, size, 3],
          [kernel, kernel, 3, 4],
        ],
        (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, pad),
      );
    },
  );

  it.each(CONVOLUTIONS.filter(({ pad }) => pad === 'same'))(
    'has the transposed convolution of cpu: stride $stride, kernel $kernel, size $size',
    async ({ stride, kernel, size }) => {
      const out: [number, number, number, number] = [2, size * stride, size * stride, 3];
      await agrees(
        [
          [2, size, size, 4],
          [kernel, kernel, 3, 4],
        ],
        (x, w) => tf.conv2dTranspose(x as tf.Tensor4D, w as tf.Tensor4D, out, stride, 'same'),
      );
    },
  );

  it.each([1, 7, 32])('has the dense layer of cpu at batch %i', async (batch) => {
    await agrees([[batch, 9], [9, 5], [5]], (x, w, b) =>
      addBias(tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D), b),
    );
  });

  it('multiplies the same numbers in two shapes', async () => {
    await agrees(
      [
        [4, 6],
        [2, 4],
      ],
      (x, a) => {
        const first = tf.matMul(a, x);
        const second = tf.matMul(tf.ones([1, 6]), tf.reshape(x, [6, 4]));
        return tf.concat([tf.reshape(first, [-1]), tf.reshape(second, [-1])]);
      },
    );
  });

  it('sums in the same order each time', async () => {
    await tf.setBackend(id);
    const [a, b] = [filled([16, 4096], 1), filled([4096, 16], 2)];
    const product = () => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D).dataSync();
    const first = product();
    for (let time = 0; time < 5; time += 1) expect(product()).toEqual(first);
  });

  it.each([[[8, 6]], [[4, 5, 5, 6]]])('has the batch norm of cpu on %j', async (shape) => {
    await agrees([shape, [6], [6]], (x, gamma, beta) => batchNorm(x, gamma, beta));
  });

  it.each(['relu', 'tanh', 'sigmoid', 'softplus'] as const)('has the gradient of %s of cpu', async (name) => {
    await agrees([[4, 9]], (x) => tf[name](x));
  });

  it.each(['relu', 'leaky_relu', 'tanh', 'sigmoid', 'none'] as const)(
    'has the %s layer of cpu',
    (activation) => agrees([[4, 9]], (x) => activate(x, { activation, slope: 0.2 })),
  );

  it.each(['relu', 'leaky_relu', 'tanh'] as const)(
    'differentiates the slope of a %s network as cpu does, for penalties',
    async (activation) => {
      const judge = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor, v: tf.Tensor) =>
        tf.matMul(activate(addBias(tf.matMul(x, w), b), { activation, slope: 0.2 }), v);
      await agrees([[4, 6], [6, 5], [5], [5, 1]], (x, w, b, v) => {
        const slopes = tf.grad((y: tf.Tensor) => judge(y, w, b, v))(x);
        return tf.add(tf.square(slopes), judge(x, w, b, v));
      });
    },
  );
});

describe('the layers of our own', () => {
  it('leak as the stock operation does, at zero and infinity too', async () => {
    await tf.setBackend('cpu');
    const x = [-Infinity, -2, -1e-30, 0, 1e-30, 3, Infinity];
    const of = (f: (x: tf.Tensor) => tf.Tensor) =>
      [f(tf.tensor(x)), tf.grad(f)(tf.tensor(x))].map((result) => result.arraySync());
    expect(of((value) => activate(value, { activation: 'leaky_relu', slope: 0.2 }))).toEqual(
      of((value) => tf.leakyRelu(value, 0.2)),
    );
  });

  it('normalise with the gradients of the same formula in stock operations', async () => {
    const stock = (x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor) => {
      const { mean, variance } = tf.moments(x, [0]);
      return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-3))), gamma), beta);
    };
    const shapes = [[8, 6], [6], [6]];
    const expected = await measure('cpu', shapes, stock);
    const actual = await measure('cpu', shapes, (x, gamma, beta) => batchNorm(x, gamma, beta));
    for (const [index, values] of actual.entries())
      expect(difference(values, expected[index]!)).toBeLessThan(1e-4);
  });
});
