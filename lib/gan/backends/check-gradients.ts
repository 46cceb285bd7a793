import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import type { BackendId } from '@/lib/protocol/run-config';
import { activate, batchNorm } from '../models/layers';
import { Random } from '../random';
import { cpu } from './cpu';

/** Relative to the largest gradient. */
const TOLERANCE = 1e-4;

/** Gradients of a small convolutional network on a started backend. Throws where they are not those of `cpu`. */
export async function checkGradients(backend: BackendId): Promise<void> {
  await cpu.create();
  const expected = await gradients('cpu');
  const actual = await gradients(backend);
  const largest = Math.max(...expected.map(Math.abs));
  for (const [index, value] of actual.entries()) {
    const gap = Math.abs(value - expected[index]!) / largest;
    if (!(gap < TOLERANCE)) throw new Error(`a gradient is ${value} instead of ${expected[index]}`);
  }
}

async function gradients(backend: BackendId): Promise<number[]> {
  await tf.setBackend(backend);
  const random = new Random(1);
  return tf.tidy(() => {
    const filled = (...shape: number[]) => tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape);
    const up = (x: tf.Tensor, kernel: tf.Tensor) =>
      tf.conv2dTranspose(x as tf.Tensor4D, kernel as tf.Tensor4D, [2, 8, 8, 3], 2, 'same');
    const down = (x: tf.Tensor, kernel: tf.Tensor) =>
      tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, 2, 'same');
    const loss = (x: tf.Tensor, a: tf.Tensor, b: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor) => {
      const middle = activate(batchNorm(up(x, a), gamma, beta), { activation: 'leaky_relu', slope: 0.2 });
      return tf.mean(tf.softplus(down(middle, b)));
    };
    const inputs = [
      filled(2, 4, 4, 3),
      filled(5, 5, 3, 3),
      filled(5, 5, 3, 4),
      filled(3),
      filled(3),
    ] as const;
    return tf
      .grads(loss)([...inputs])
      .flatMap((gradient) => [...gradient.dataSync()]);
  });
}
