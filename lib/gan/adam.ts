import * as tf from '@tensorflow/tfjs-core';
import type { Parameter } from './models/network';

interface AdamOptions {
  learningRate: number;
  beta1: number;
  beta2: number;
}

const EPSILON = 1e-8;

/** Adam (arXiv 1412.6980) over the parameters of one network; its moments go into the checkpoint. */
export class Adam {
  step = 0;
  readonly moments: { name: string; mean: tf.Variable; square: tf.Variable }[];

  constructor(
    private readonly parameters: readonly Parameter[],
    private readonly options: AdamOptions,
  ) {
    this.moments = parameters.map(({ name, variable }) => {
      const zeros = () => tf.tidy(() => tf.variable(tf.zeros(variable.shape), false));
      return { name, mean: zeros(), square: zeros() };
    });
  }

  /** Applies one gradient a parameter, in their order. */
  apply(gradients: readonly tf.Tensor[]): void {
    const { learningRate, beta1, beta2 } = this.options;
    this.step += 1;
    const rate = (learningRate * Math.sqrt(1 - beta2 ** this.step)) / (1 - beta1 ** this.step);
    const epsilon = EPSILON * Math.sqrt(1 - beta2 ** this.step);
    tf.tidy(() => {
      for (const [index, { variable }] of this.parameters.entries()) {
        const gradient = gradients[index]!;
        const { mean, square } = this.moments[index]!;
        mean.assign(tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1)));
        square.assign(tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
        variable.assign(tf.sub(variable, tf.mul(tf.div(mean, tf.add(tf.sqrt(square), epsilon)), rate)));
      }
    });
  }
}
