import * as tf from '@tensorflow/tfjs-core';
import type { Parameter } from '../models/network';

/** A variable under a name that is its own within a network. */
export interface Named {
  name: string;
  variable: tf.Variable;
}

/** What turns the gradients of one network into updates of its parameters. */
export interface Optimizer {
  /** How many it has made; goes into the checkpoint as its memory does. */
  updates: number;
  readonly memory: readonly Named[];
  /** One gradient a parameter, in their order. The rate is that of the step: schedules are not its business. */
  apply(gradients: readonly tf.Tensor[], learningRate: number): void;
}

/** A variable of zeros beside each parameter: `up1/kernel/mean`. */
export const zerosBeside = (parameters: readonly Parameter[], suffix: string): Named[] =>
  parameters.map(({ name, variable }) => ({
    name: `${name}/${suffix}`,
    variable: tf.tidy(() => tf.variable(tf.zeros(variable.shape), false)),
  }));
