import * as tf from '@tensorflow/tfjs-core';
import type { EvaluationSetup } from '@/lib/protocol/entities';
import { type RunConfig, conditionsOf, sizeOf } from '@/lib/protocol/run-config';
import { type Classes, toClasses, told } from '../conditions';
import type { Dataset, Drawn } from '../datasets/dataset';
import type { Network } from '../models/network';
import type { Random } from '../random';
import { Embedding } from './embedding';
import { type Evaluation, evaluation } from './image-set';
import { countModes } from './modes';
import { type Reals, drawImages, drawReals } from './reals';
import { METRICS } from './registry';

/** Images of fixed latents whose change from one evaluation to the next is the motion. */
const FIXED = 64;
/** Reals that D is asked about, of either kind: a share is then good to 0.03. Of small batches so many are costly. */
const ASKED = 256;
const MOST_BATCHES = 8;

interface Players {
  generator: Network;
  /** D's scores, above 0 where it calls an image real; null of a D that only compares. */
  judge: ((images: tf.Tensor, classes: Classes) => tf.Tensor) | null;
}

/**
 * Measures the samples of a run. It draws nothing from the run's random streams, and what it remembers of
 * the evaluation before goes into the checkpoint: a run is the same run however often it is measured.
 */
export class Evaluator {
  readonly setup: EvaluationSetup;
  /** Images of the fixed latents at the evaluation before, in [-1, 1]. */
  before: Float32Array | null = null;
  private readonly embedding: Embedding;
  /** What G makes the samples of. */
  private readonly inputs: tf.Tensor;
  private readonly asked: { train: Drawn; heldOut: Drawn | null };

  private constructor(
    private readonly config: RunConfig,
    private readonly dataset: Dataset,
    private readonly players: Players,
    random: Random,
    { source, reference, others }: Reals,
  ) {
    const { batchSize, latentDim } = config;
    this.embedding = new Embedding(dataset.info.imageShape, reference);
    const samples = this.embedding.real.features.count;
    // Batch norm takes the statistics of its batch: whole batches of the size that was trained on.
    const whole = Math.ceil(samples / batchSize) * batchSize;
    this.inputs = tf.tidy(() => {
      const latents = tf.tensor2d(random.normals(whole * latentDim), [whole, latentDim]);
      return told(latents, this.classesAsInData(whole, random));
    });
    const count = Math.min(Math.ceil(ASKED / batchSize), MOST_BATCHES) * batchSize;
    this.asked = {
      train: drawImages(dataset.training, count),
      heldOut: source === 'held-out' ? drawImages(dataset.heldOut, count) : null,
    };
    const floor = evaluation(this.embedding.real, this.embedding.describe(others), {
      modes: this.modesOf(others),
    });
    const floors = [...compute(floor)].filter(([, value]) => Number.isFinite(value));
    this.setup = { samples, reference: source, floors: Object.fromEntries(floors) };
  }

  /** Null where there are too few reals to measure anything against. */
  static create(config: RunConfig, dataset: Dataset, players: Players, random: Random): Evaluator | null {
    const reals = drawReals(dataset, config.metrics.samples);
    return reals && new Evaluator(config, dataset, players, random, reals);
  }

  /** Every metric by tag, of G and D as they are now. */
  measure(): Map<string, number> {
    const fakes = this.generate();
    const size = fakes.length / this.setup.samples;
    const now = fakes.slice(0, FIXED * size);
    const { before } = this;
    this.before = now;
    return compute(
      evaluation(this.embedding.real, this.embedding.describe(fakes), {
        fixed: before && { now, before },
        scores: this.scores(),
        modes: this.modesOf(fakes),
      }),
    );
  }

  private modesOf(points: Float32Array) {
    const { modes } = this.dataset;
    return modes ? countModes(points, modes) : null;
  }

  private generate(): Float32Array {
    const { generator } = this.players;
    const { batchSize } = this.config;
    const [whole = 0] = this.inputs.shape;
    const images = inBatches(whole, batchSize, (from) =>
      generator.apply(tf.slice(this.inputs, [from, 0], [batchSize, -1])),
    );
    return images.slice(0, (images.length / whole) * this.setup.samples);
  }

  /** As often as training images have them. */
  private classesAsInData(count: number, random: Random): Classes {
    const conditions = conditionsOf(this.config);
    if (conditions.length === 0) return null;
    const { labels } = this.dataset.training;
    return toClasses(
      Array.from({ length: count }, () => labels[random.below(labels.length)]!),
      conditions,
    );
  }

  private scores(): Evaluation['scores'] {
    const { judge } = this.players;
    if (!judge) return null;
    const { train, heldOut } = this.asked;
    return { train: this.score(judge, train), heldOut: heldOut && this.score(judge, heldOut) };
  }

  /** Over one half where D calls an image real; batch by batch, as D trains. */
  private score(judge: NonNullable<Players['judge']>, { values, labels }: Drawn): Float32Array {
    const { batchSize } = this.config;
    const shape = this.dataset.info.imageShape;
    const size = sizeOf(shape);
    return inBatches(labels.length, batchSize, (from) => {
      const batch = values.subarray(from * size, (from + batchSize) * size);
      const classes = toClasses(labels.subarray(from, from + batchSize), conditionsOf(this.config));
      return tf.sigmoid(judge(tf.tensor(batch, [batchSize, ...shape]), classes));
    });
  }
}

function compute(what: Evaluation): Map<string, number> {
  const values = new Map<string, number>();
  // Distances to what is not a number order nothing: what they would give is no measurement.
  const isMeasurable = Number.isFinite(what.fake.spread);
  for (const { meta, compute: value } of METRICS) {
    const measured = isMeasurable || meta.ideal === null ? value(what) : NaN;
    if (measured !== null) values.set(meta.tag, measured);
  }
  return values;
}

function inBatches(count: number, batchSize: number, work: (from: number) => tf.Tensor): Float32Array {
  let all = new Float32Array(0);
  for (let from = 0; from < count; from += batchSize) {
    const tensor = tf.tidy(() => work(from));
    if (from === 0) all = new Float32Array((tensor.size / batchSize) * count);
    all.set(tensor.dataSync(), from * (tensor.size / batchSize));
    tensor.dispose();
  }
  return all;
}
