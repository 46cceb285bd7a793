import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random';

const EPSILON = 1e-12;
/** As long as 1. */
const unit = (x: tf.Tensor) => tf.div(x, tf.sqrt(tf.add(tf.sum(tf.square(x)), EPSILON)));

/**
 * Spectral normalisation (arXiv 1802.05957): a kernel over the most it stretches its input. The kernel is
 * taken as a matrix W over its last axis; u is the direction that power iteration finds.
 */
export class SpectralNorm {
  /** u: [columns of W, 1]; goes into the checkpoint. */
  readonly direction: tf.Variable;

  constructor(
    private readonly kernel: tf.Variable,
    random: Random,
  ) {
    const columns = this.columns;
    this.direction = tf.tidy(() =>
      tf.variable(unit(tf.tensor(random.normals(columns), [columns, 1])), false),
    );
  }

  private get columns(): number {
    return this.kernel.shape.at(-1) ?? 1;
  }

  private matrix = (): tf.Tensor2D => tf.reshape(this.kernel, [-1, this.columns]);

  /** One power iteration: u becomes the unit vector along W^T W u. */
  iterate(): void {
    tf.tidy(() => {
      const w = this.matrix();
      const image = tf.matMul(w, this.direction);
      this.direction.assign(unit(tf.matMul(w, image, true)));
    });
  }

  /** W / |W u|. u is a constant here, so the gradient by W is that of the norm itself. */
  apply(): tf.Tensor {
    const image = tf.matMul(this.matrix(), this.direction);
    return tf.div(this.kernel, tf.sqrt(tf.add(tf.sum(tf.square(image)), EPSILON)));
  }
}
