import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerConfig } from '@/lib/protocol/run-config';
import type { Parameter } from '../models/network';
import { type Named, type Optimizer, zerosBeside } from './optimizer';

const EPSILON = 1e-8;

/** RMSprop (Tieleman and Hinton 2012, lecture 6.5): the gradient over a running root of its square. */
export class RmsProp implements Optimizer {
  updates = 0;
  readonly memory: Named[];

  constructor(
    private readonly parameters: readonly Parameter[],
    private readonly config: Extract<OptimizerConfig, { id: 'rmsprop' }>,
  ) {
    this.memory = zerosBeside(parameters, 'square');
  }

  apply(gradients: readonly tf.Tensor[], learningRate: number): void {
    const { decay } = this.config;
    this.updates += 1;
    tf.tidy(() => {
      for (const [index, { variable }] of this.parameters.entries()) {
        const gradient = gradients[index]!;
        const square = this.memory[index]!.variable;
        square.assign(tf.add(tf.mul(square, decay), tf.mul(tf.square(gradient), 1 - decay)));
        const step = tf.div(gradient, tf.add(tf.sqrt(square), EPSILON));
        variable.assign(tf.sub(variable, tf.mul(step, learningRate)));
      }
    });
  }
}
