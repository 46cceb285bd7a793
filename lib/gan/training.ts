import * as tf from '@tensorflow/tfjs-core';
import type { BackendInfo, RunSetup } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import type { RunConfig } from '@/lib/protocol/run-config';
import { Adam } from './adam';
import type { Snapshot } from './checkpoint';
import type { Dataset } from './datasets/dataset';
import { bceReference } from './losses/bce-ns';
import { Evaluator } from './metrics/evaluator';
import { buildDiscriminator, buildGenerator } from './models/network';
import { Random } from './random';
import { layOutGrid, toBytes } from './samples';
import { type Players, addMeasuring, trainStep } from './train-step';

/** What the evaluator remembers, in a checkpoint. */
const EVALUATED = 'evaluation/fixed';

/** A GAN in training: one call a step, and everything it is made of can be taken out and put back. */
export class Training {
  step = 0;
  readonly setup: RunSetup;
  private readonly players: Players;
  private readonly randoms;
  private readonly fixedLatents: tf.Tensor;
  private readonly realGrid: Uint8Array;
  private readonly evaluator: Evaluator | null;

  constructor(
    private readonly config: RunConfig,
    private readonly dataset: Dataset,
    backend: BackendInfo,
  ) {
    const { seed, latentDim, samples, optimizer } = config;
    const image = dataset.info.imageShape;
    // One generator a purpose, so that a setting of one thing does not shift the numbers of another.
    const stream = (purpose: number) => new Random(Math.imul(seed, 0x9e3779b1) + purpose);
    const weights = stream(1);
    const generator = buildGenerator(config.generator.layers, latentDim, weights);
    const discriminator = buildDiscriminator(config.discriminator.layers, image, weights);
    this.players = {
      generator,
      discriminator,
      adamG: new Adam(generator.parameters, optimizer.generator),
      adamD: new Adam(discriminator.parameters, optimizer.discriminator),
    };
    this.randoms = { latent: stream(2), labels: stream(3), dropout: stream(4), data: stream(5) };
    this.fixedLatents = tf.tensor(stream(6).normals(samples.count * latentDim), [samples.count, latentDim]);
    this.realGrid = this.drawImages(stream(7), samples.count);
    this.evaluator = Evaluator.create(config, dataset, this.players, stream(8));
    this.setup = {
      backend,
      loss: bceReference(config.labels),
      generator: generator.layers,
      discriminator: discriminator.layers,
      dataset: dataset.info,
      evaluation: this.evaluator?.setup ?? null,
    };
  }

  /** Trains one step and returns its signals by tag. */
  next(): Map<string, number> {
    this.step += 1;
    const { batchSize, gradients } = this.config;
    const bytes = this.drawImages(this.randoms.data, batchSize);
    const real = tf.tensor(
      Float32Array.from(bytes, (value) => value / 127.5 - 1),
      [batchSize, ...this.dataset.info.imageShape],
    );
    const measure = this.step % gradients.everySteps === 0;
    const values = trainStep(this.players, real, this.config, this.randoms, measure);
    real.dispose();
    if (this.evaluator && this.isEvaluated(this.step)) {
      const started = performance.now();
      for (const [tag, value] of this.evaluator.measure()) values.set(tag, value);
      addMeasuring(values, performance.now() - started);
    }
    return values;
  }

  /** As often as asked, and once at the end. */
  private isEvaluated(step: number): boolean {
    const { metrics, totalSteps } = this.config;
    return step % metrics.everySteps === 0 || step === totalSteps;
  }

  /** The fixed latents through G, batch norm on the statistics of this batch. */
  fakeGrid() {
    const images = tf.tidy(() => this.players.generator.apply(this.fixedLatents));
    const bytes = toBytes(images);
    images.dispose();
    return layOutGrid(bytes, this.dataset.info.imageShape);
  }

  realSamples = () => layOutGrid(this.realGrid, this.dataset.info.imageShape);

  snapshot(): Snapshot {
    const numbers: Record<string, number> = {
      step: this.step,
      adamG: this.players.adamG.step,
      adamD: this.players.adamD.step,
    };
    for (const [name, random] of Object.entries(this.randoms)) numbers[`random/${name}`] = random.seed;
    const arrays = new Map(
      [...this.variables()].map(([name, variable]) => [name, variable.dataSync() as Float32Array]),
    );
    if (this.evaluator?.before) arrays.set(EVALUATED, this.evaluator.before);
    return { numbers, arrays };
  }

  restore({ numbers, arrays }: Snapshot): void {
    for (const [name, variable] of this.variables()) {
      const values = arrays.get(name);
      if (values?.length !== variable.size) {
        throw new KnownError(
          'CHECKPOINT_INVALID',
          `the checkpoint has ${values?.length ?? 0} numbers for ${name}, not ${variable.size}; start a new run`,
        );
      }
      tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
    }
    if (this.evaluator) this.evaluator.before = arrays.get(EVALUATED) ?? null;
    this.step = numbers['step'] ?? 0;
    this.players.adamG.step = numbers['adamG'] ?? 0;
    this.players.adamD.step = numbers['adamD'] ?? 0;
    for (const name of Object.keys(this.randoms) as (keyof typeof this.randoms)[]) {
      this.randoms[name] = new Random(numbers[`random/${name}`] ?? 0);
    }
  }

  private *variables(): Generator<[string, tf.Variable]> {
    const { generator, discriminator, adamG, adamD } = this.players;
    for (const [player, network, adam] of [
      ['g', generator, adamG],
      ['d', discriminator, adamD],
    ] as const) {
      for (const { name, variable } of network.parameters) yield [`${player}/${name}`, variable];
      for (const { name, mean, square } of adam.moments) {
        yield [`${player}/${name}/mean`, mean];
        yield [`${player}/${name}/square`, square];
      }
    }
  }

  private drawImages(random: Random, count: number): Uint8Array {
    const { pixels, labels } = this.dataset;
    const size = pixels.length / labels.length;
    const images = new Uint8Array(count * size);
    for (let index = 0; index < count; index += 1) {
      const image = random.below(labels.length);
      images.set(pixels.subarray(image * size, (image + 1) * size), index * size);
    }
    return images;
  }
}
