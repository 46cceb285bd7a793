import * as tf from '@tensorflow/tfjs-core';
import { Random } from '../random';
import { type ImageSet, type Rows, imageSet } from './image-set';

/** Not the run's: the same images have the same features in every run. */
const SEED = 1;
const KERNEL = 5;
const WIDTHS = [16, 32, 64];
const DIRECTIONS = 32;

/**
 * What images look like to the metrics: features of a convolution network that is random and never trained
 * (arXiv 2208.09218), and directions in pixel space. Nothing has to be downloaded, and nothing prefers photographs.
 */
export class Embedding {
  private readonly kernels: tf.Tensor4D[];
  private readonly directions: tf.Tensor2D;
  private readonly scale: { mean: Float64Array; deviation: Float64Array };
  readonly real: ImageSet;

  /** `reals`: images in [-1, 1]; each feature is scaled to mean 0 and deviation 1 on them. */
  constructor(
    private readonly imageShape: readonly [number, number, number],
    reals: Float32Array,
  ) {
    const random = new Random(SEED);
    let channels = imageShape[2];
    this.kernels = WIDTHS.map((width) => {
      const inputs = KERNEL * KERNEL * channels;
      const kernel = random.normals(inputs * width, Math.sqrt(2 / inputs)); // arXiv 1502.01852: keeps the scale
      const shape = [KERNEL, KERNEL, channels, width] as [number, number, number, number];
      channels = width;
      return tf.tensor4d(kernel, shape);
    });
    const pixels = imageShape.reduce((product, side) => product * side, 1);
    this.directions = tf.tidy(() => {
      const any = tf.tensor2d(random.normals(pixels * DIRECTIONS), [pixels, DIRECTIONS]);
      return tf.div(any, tf.norm(any, 2, 0, true));
    });
    const raw = this.embed(reals);
    this.scale = scaleOf(raw.features);
    this.real = this.toSet(reals, raw);
  }

  describe(images: Float32Array): ImageSet {
    return this.toSet(images, this.embed(images));
  }

  private toSet(images: Float32Array, { features, slices }: { features: Rows; slices: Rows }): ImageSet {
    const { mean, deviation } = this.scale;
    const { count, size } = features;
    const values = features.values.map((value, at) => (value - mean[at % size]!) / deviation[at % size]!);
    const pixels = { count, size: images.length / count, values: images };
    return imageSet({ pixels, features: { count, size, values }, slices });
  }

  private embed(images: Float32Array): { features: Rows; slices: Rows } {
    const [height, width, channels] = this.imageShape;
    const count = images.length / (height * width * channels);
    const [features, slices] = tf.tidy((): [tf.Tensor2D, tf.Tensor2D] => {
      const pixels = tf.tensor4d(images, [count, height, width, channels]);
      let map = pixels;
      for (const kernel of this.kernels) map = tf.relu(tf.conv2d(map, kernel, 2, 'same'));
      const flat = tf.reshape<tf.Rank.R2>(pixels, [count, images.length / count]);
      return [tf.mean<tf.Tensor2D>(map, [1, 2]), tf.matMul(flat, this.directions)];
    });
    return { features: toRows(features), slices: toRows(slices) };
  }
}

function toRows(tensor: tf.Tensor2D): Rows {
  const [count, size] = tensor.shape;
  const values = Float32Array.from(tensor.dataSync());
  tensor.dispose();
  return { count, size, values };
}

function scaleOf({ count, size, values }: Rows): { mean: Float64Array; deviation: Float64Array } {
  const mean = new Float64Array(size);
  const variance = new Float64Array(size);
  for (const [at, value] of values.entries()) mean[at % size]! += value / count;
  for (const [at, value] of values.entries()) variance[at % size]! += (value - mean[at % size]!) ** 2 / count;
  // A feature that is the same for all reals stays as it is.
  return { mean, deviation: variance.map((value) => Math.sqrt(value) || 1) };
}
