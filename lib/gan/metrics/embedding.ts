import * as tf from '@tensorflow/tfjs-core';
import { type ImageShape, type PointShape, sizeOf } from '@/lib/protocol/run-config';
import { Random } from '../random';
import { type Features, featuresOf } from './features';
import { type ImageSet, type Rows, imageSet } from './image-set';

/** Not the run's: the same images have the same features in every run. */
const SEED = 1;
const DIRECTIONS = 32;

/**
 * What images, or points, look like to the metrics: random features, and directions in pixel space. Nothing has to
 * be downloaded, and nothing prefers photographs.
 */
export class Embedding {
  private readonly features: Features;
  private readonly size: number;
  private readonly directions: tf.Tensor2D;
  private readonly scale: { mean: Float64Array; deviation: Float64Array };
  readonly real: ImageSet;

  /** `reals`: images in [-1, 1]; each feature is scaled to mean 0 and deviation 1 on them. */
  constructor(shape: ImageShape | PointShape, reals: Float32Array) {
    const random = new Random(SEED);
    this.features = featuresOf(shape, random);
    const pixels = (this.size = sizeOf(shape));
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
    const [features, slices] = tf.tidy((): [tf.Tensor2D, tf.Tensor2D] => {
      const rows = tf.tensor2d(images, [images.length / this.size, this.size]);
      return [this.features(rows), tf.matMul(rows, this.directions)];
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
