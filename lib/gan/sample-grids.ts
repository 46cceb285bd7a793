import * as tf from '@tensorflow/tfjs-core';
import { type RunConfig, conditionsOf } from '@/lib/protocol/run-config';
import { toClasses, told } from './conditions';
import { type Dataset, draw, drawOf } from './datasets/dataset';
import type { Network } from './models/network';
import type { Random } from './random';
import { COLUMNS, type Samples, toSamples } from './samples';

/** The same latents from first step to last, and real images beside them; of a conditional run a class a column. */
export class SampleGrids {
  private readonly input: tf.Tensor;
  readonly ofReals: Samples;
  /** The class that each column shows; null: any. */
  readonly columns: number[] | null;

  constructor(
    config: RunConfig,
    private readonly dataset: Dataset,
    randoms: { latents: Random; reals: Random },
  ) {
    const { count } = config.samples;
    const conditions = conditionsOf(config);
    const columns = classColumns(conditions);
    const classes = columns && Array.from({ length: count }, (_, tile) => columns[tile % columns.length]!);
    this.columns = columns;
    this.input = tf.tidy(() => {
      const latents = tf.tensor(randoms.latents.normals(count * config.latentDim), [count, config.latentDim]);
      return told(latents, toClasses(classes ?? [], conditions));
    });
    const { training } = dataset;
    const { values } = classes
      ? drawOf(training, randoms.reals, classes)
      : draw(training, randoms.reals, count);
    this.ofReals = tf.tidy(() => this.toSamples(tf.tensor(values)));
  }

  /** Batch norm has the statistics of this batch. */
  fakesOf = (generator: Network): Samples => tf.tidy(() => this.toSamples(generator.apply(this.input)));

  private toSamples(examples: tf.Tensor): Samples {
    return toSamples(examples, this.dataset.info.imageShape, this.columns?.length);
  }
}

/** Every class has as many columns, beside each other. */
export function classColumns(conditions: readonly number[]): number[] | null {
  if (conditions.length === 0) return null;
  const each = Math.max(1, Math.floor(COLUMNS / conditions.length));
  return conditions.flatMap((condition) => Array<number>(each).fill(condition));
}
