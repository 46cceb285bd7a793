import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerConfig } from '@/lib/protocol/run-config';
import type { Parameter } from '../models/network';
import { type Named, type Optimizer, zerosBeside } from './optimizer';

/** Stochastic gradient descent; with momentum the update is rate (gradient + momentum last + ...). */
export class Sgd implements Optimizer {
  updates = 0;
  readonly memory: Named[];

  constructor(
    private readonly parameters: readonly Parameter[],
    private readonly config: Extract<OptimizerConfig, { id: 'sgd' }>,
  ) {
    this.memory = config.momentum > 0 ? zerosBeside(parameters, 'velocity') : [];
  }

  apply(gradients: readonly tf.Tensor[], learningRate: number): void {
    const { momentum } = this.config;
    this.updates += 1;
    tf.tidy(() => {
      for (const [index, { variable }] of this.parameters.entries()) {
        const velocity = this.memory[index]?.variable;
        velocity?.assign(tf.add(tf.mul(velocity, momentum), gradients[index]!));
        variable.assign(tf.sub(variable, tf.mul(velocity ?? gradients[index]!, learningRate)));
      }
    });
  }
}
