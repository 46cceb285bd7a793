import * as tf from '@tensorflow/tfjs-core';
import { run, runOne } from '../models/fused-layers';
import type { Parameter } from '../models/network';
import { type AdamConfig, atUpdate } from './adam';
import { type Named, type Optimizer, zerosBeside } from './optimizer';

/** Adam as one operation a parameter, on variables of TensorFlow's own that it changes in place. */
export class FusedAdam implements Optimizer {
  updates = 0;
  private readonly slots: Record<'weight' | 'mean' | 'square', Twin>[];
  private readonly kept: Named[];

  constructor(
    parameters: readonly Parameter[],
    private readonly config: AdamConfig,
  ) {
    const means = zerosBeside(parameters, 'mean');
    const squares = zerosBeside(parameters, 'square');
    this.kept = [...means, ...squares];
    this.slots = parameters.map(({ variable }, index) => ({
      weight: new Twin(variable),
      mean: new Twin(means[index]!.variable),
      square: new Twin(squares[index]!.variable),
    }));
  }

  /** Read only when it is asked for. */
  get memory() {
    for (const { mean, square } of this.slots) for (const twin of [mean, square]) twin.pull();
    return this.kept;
  }

  apply(gradients: readonly tf.Tensor[], learningRate: number): void {
    const { beta1, beta2 } = this.config;
    this.updates += 1;
    const { rate, epsilon } = atUpdate(this.updates, learningRate, this.config);
    tf.tidy(() => {
      const none = tf.scalar(0); // powers of beta1 and beta2: the rate has them already, in double precision
      const numbers = {
        beta1_power: none,
        beta2_power: none,
        lr: tf.scalar(rate),
        beta1: tf.scalar(beta1),
        beta2: tf.scalar(beta2),
        epsilon: tf.scalar(epsilon),
      };
      for (const [index, { weight, mean, square }] of this.slots.entries()) {
        const handles = { var: weight.push(), m: mean.push(), v: square.push() };
        run('ResourceApplyAdam', { ...handles, ...numbers, grad: gradients[index]! });
        weight.pull();
      }
    });
  }
}

/** A variable of TensorFlow.js with one of TensorFlow, which operations can change in place. */
class Twin {
  private readonly handle: tf.Tensor;
  /** What the variable held when both were the same. */
  private same: object | null = null;

  constructor(private readonly variable: tf.Variable) {
    this.handle = tf.keep(runOne('VarHandleOp', {}, { shape: variable.shape }));
  }

  /** TensorFlow's gets what was assigned to the other since: a clipped weight, a checkpoint. */
  push(): tf.Tensor {
    if (this.variable.dataId !== this.same) {
      run('AssignVariableOp', { resource: this.handle, value: this.variable });
      this.same = this.variable.dataId;
    }
    return this.handle;
  }

  pull(): void {
    this.push();
    tf.tidy(() => this.variable.assign(runOne('ReadVariableOp', { resource: this.handle })));
    this.same = this.variable.dataId;
  }
}
