import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape, PointShape } from '@/lib/protocol/run-config';
import type { Random } from '../random';

/** From examples, a row each, to what is compared of them. */
export type Features = (rows: tf.Tensor2D) => tf.Tensor2D;

export const featuresOf = (shape: ImageShape | PointShape, random: Random): Features =>
  shape.length === 3 ? convolutions(shape, random) : waves(random);

const KERNEL = 5;
const WIDTHS = [16, 32, 64];

/** A convolution network that is random and never trained (arXiv 2208.09218). */
function convolutions([height, width, channels]: ImageShape, random: Random): Features {
  let depth = channels;
  const kernels = WIDTHS.map((filters) => {
    const inputs = KERNEL * KERNEL * depth;
    const kernel = random.normals(inputs * filters, Math.sqrt(2 / inputs)); // arXiv 1502.01852: keeps the scale
    const shape = [KERNEL, KERNEL, depth, filters] as [number, number, number, number];
    depth = filters;
    return tf.tensor4d(kernel, shape);
  });
  return (rows) => {
    let map: tf.Tensor4D = tf.reshape(rows, [rows.shape[0], height, width, channels]);
    for (const kernel of kernels) map = tf.relu(tf.conv2d(map, kernel, 2, 'same'));
    return tf.mean<tf.Tensor2D>(map, [1, 2]);
  };
}

const WAVES = 32;
/** Radians a unit: the longest wave tells one side of the plane from the other, the shortest ends at 0.3. */
const FREQUENCIES = [1, 20] as const;

/**
 * Plane waves of random direction, length and phase (Rahimi and Recht 2007). The coordinates themselves would
 * not do: KID knows of them no more than their moments to the third, FD to the second, and in these a ring of
 * modes is the disc it lies on.
 */
function waves(random: Random): Features {
  const numbers = Array.from({ length: WAVES }, () => {
    const [frequency, angle] = [random.between(FREQUENCIES), random.between([0, 2 * Math.PI])];
    return {
      x: frequency * Math.cos(angle),
      y: frequency * Math.sin(angle),
      phase: random.between([0, 2 * Math.PI]),
    };
  });
  const vectors = tf.tensor2d([numbers.map(({ x }) => x), numbers.map(({ y }) => y)]);
  const phases = tf.tensor1d(numbers.map(({ phase }) => phase));
  return (rows) => tf.cos<tf.Tensor2D>(tf.add(tf.matMul(rows, vectors), phases));
}
