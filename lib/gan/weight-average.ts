import * as tf from '@tensorflow/tfjs-core';
import type { Network } from './models/network';

/** Averages the weights of G over its steps (arXiv 1806.04498); samples are then drawn from the average. */
export class WeightAverage {
  /** `network`: of the same layers as `generator`; gets its weights, then their average. */
  constructor(
    private readonly generator: Network,
    readonly network: Network,
    private readonly memory: number,
  ) {
    this.mix(0);
  }

  /** After the step. The first ones are forgotten faster, or they would stay in the samples for long. */
  update(step: number): void {
    this.mix(Math.min(this.memory, step / (step + 10)));
  }

  /** average <- kept average + (1 - kept) weights */
  private mix(kept: number): void {
    tf.tidy(() => {
      for (const [index, { variable }] of this.generator.parameters.entries()) {
        const average = this.network.parameters[index]!.variable;
        average.assign(tf.add(tf.mul(average, kept), tf.mul(variable, 1 - kept)));
      }
    });
  }
}
