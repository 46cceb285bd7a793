import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerConfig } from '@/lib/protocol/run-config';
import type { Parameter } from '../models/network';
import { type Named, type Optimizer, zerosBeside } from './optimizer';

const EPSILON = 1e-8;

export type AdamConfig = Extract<OptimizerConfig, { id: 'adam' }>;

/** Both with the corrections for a mean and a square that began at zero, so that these are used as they are. */
export function atUpdate(update: number, learningRate: number, { beta1, beta2 }: AdamConfig) {
  const correction = Math.sqrt(1 - beta2 ** update);
  return { rate: (learningRate * correction) / (1 - beta1 ** update), epsilon: EPSILON * correction };
}

/** Adam (arXiv 1412.6980). */
export class Adam implements Optimizer {
  updates = 0;
  private readonly means: Named[];
  private readonly squares: Named[];

  constructor(
    private readonly parameters: readonly Parameter[],
    private readonly config: AdamConfig,
  ) {
    this.means = zerosBeside(parameters, 'mean');
    this.squares = zerosBeside(parameters, 'square');
  }

  get memory() {
    return [...this.means, ...this.squares];
  }

  apply(gradients: readonly tf.Tensor[], learningRate: number): void {
    const { beta1, beta2 } = this.config;
    this.updates += 1;
    const { rate, epsilon } = atUpdate(this.updates, learningRate, this.config);
    tf.tidy(() => {
      for (const [index, { variable }] of this.parameters.entries()) {
        const gradient = gradients[index]!;
        const mean = this.means[index]!.variable;
        const square = this.squares[index]!.variable;
        mean.assign(tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1)));
        square.assign(tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
        variable.assign(tf.sub(variable, tf.mul(tf.div(mean, tf.add(tf.sqrt(square), epsilon)), rate)));
      }
    });
  }
}
