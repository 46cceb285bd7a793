import * as tf from '@tensorflow/tfjs-core';
import type { BackendInfo, Level, RunSetup } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { type Assignment, assign } from '@/lib/protocol/live-settings';
import { referenceWith } from '@/lib/protocol/loss-reference';
import { type RunConfig, conditionsOf, inputSizeOf, isAugmented } from '@/lib/protocol/run-config';
import { TAG } from '@/lib/protocol/tags';
import type { ForkStart } from '@/lib/protocol/trainer-messages';
import type { Snapshot } from './checkpoint';
import type { Classes } from './conditions';
import { type Dataset, draw } from './datasets/dataset';
import { type Game, judge } from './game';
import { LOSSES } from './losses/registry';
import { Evaluator } from './metrics/evaluator';
import { type Network, buildDiscriminator, buildGenerator } from './models/network';
import { begunAnew } from './optimizers/begun-anew';
import { createOptimizer } from './optimizers/registry';
import { PENALTIES } from './penalties/registry';
import { Random } from './random';
import { SampleGrids } from './sample-grids';
import { Schedule, type SignalId } from './signals/schedule';
import { type RealBatch, trainStep } from './train-step';
import { WeightAverage } from './weight-average';

/** What a person should read of a step. */
export interface Note {
  level: Level;
  message: string;
}

/** What the evaluator remembers, in a checkpoint. */
const EVALUATED = 'evaluation/fixed';

/** A GAN in training: one call a step, and everything it is made of can be taken out and put back. */
export class Training {
  step = 0;
  readonly setup: RunSetup;
  private readonly game: Game;
  private readonly randoms;
  private readonly grids: SampleGrids;
  private readonly evaluator: Evaluator | null;
  private readonly schedule: Schedule;
  /** How rare the rarest signal was when it was last told. */
  private toldStretch = 0;
  /** The newest step had a value that is not finite. */
  private isSpoilt = false;
  private notes: Note[] = [];
  /** Its own, for a change is written into it, and all who train read it at each step. */
  private readonly config: RunConfig;

  constructor(
    asked: RunConfig,
    private readonly dataset: Dataset,
    backend: BackendInfo,
  ) {
    const config = (this.config = structuredClone(asked));
    const { seed, optimizer, penalty } = config;
    const image = dataset.info.imageShape;
    // One generator a purpose, so that a setting of one thing does not shift the numbers of another.
    const stream = (purpose: number) => new Random(Math.imul(seed, 0x9e3779b1) + purpose);
    const weights = stream(1);
    const generator = buildGenerator(config.generator.layers, inputSizeOf(config), weights);
    const directions = config.discriminator.spectralNorm ? stream(11) : null;
    const discriminator = buildDiscriminator(
      config.discriminator.layers,
      image,
      weights,
      directions,
      conditionsOf(config).length,
    );
    this.randoms = {
      latent: stream(2),
      labels: stream(3),
      dropout: stream(4),
      data: stream(5),
      noise: stream(9),
      penalty: stream(10),
      augment: isAugmented(config.discriminator.augment) ? stream(12) : null,
    };
    this.game = {
      config,
      generator,
      discriminator,
      optimizerG: createOptimizer(generator.parameters, optimizer.generator),
      optimizerD: createOptimizer(discriminator.parameters, optimizer.discriminator),
      average: averageOf(generator, config),
      loss: LOSSES[config.loss],
      penalty: penalty.id === 'none' ? null : PENALTIES[penalty.id],
      randoms: this.randoms,
    };
    this.grids = new SampleGrids(config, dataset, { latents: stream(6), reals: stream(7) });
    this.evaluator = Evaluator.create(config, dataset, playersOf(this.game), stream(8));
    this.schedule = new Schedule(config);
    this.setup = {
      backend,
      loss: referenceWith(config.loss, config.labels),
      generator: generator.layers,
      discriminator: discriminator.layers,
      dataset: dataset.info,
      columnClasses: this.grids.columns,
      evaluation: this.evaluator?.setup ?? null,
    };
  }

  /** Trains one step and returns its signals by tag. */
  next(): Map<string, number> {
    const started = performance.now();
    this.step += 1;
    const { step, schedule, isSpoilt } = this;
    const due = schedule.due(step);
    const { values, spentMs, broken } = trainStep(this.game, () => this.drawReals(), { step, due, isSpoilt });
    if (this.evaluator && (due.has('evaluation') || step === this.config.totalSteps)) {
      const before = performance.now();
      for (const [tag, value] of this.evaluator.measure()) values.set(tag, value);
      spentMs.set('evaluation', performance.now() - before);
    }
    this.isSpoilt = values.get(TAG.nonFinite) !== 0;
    if (broken !== null)
      this.notes.push({
        level: 'critical',
        message: `not finite at step ${step.toLocaleString('en')}: ${broken}, and all that is made of it`,
      });
    this.account(values, performance.now() - started, spentMs);
    return values;
  }

  /** What a person should read of the newest step; each is told once. */
  takeNotes(): Note[] {
    return this.notes.splice(0);
  }

  /** Of one of LIVE_SETTINGS, from the next step on. */
  change(assignment: Assignment): void {
    assign(this.config, assignment);
  }

  /** The next step has histograms of its gradients, too. */
  askHistograms(): void {
    this.schedule.ask('histograms');
  }

  /** What the step cost, and what watching it did. */
  private account(values: Map<string, number>, stepMs: number, spentMs: ReadonlyMap<SignalId, number>): void {
    const measuringMs = [...spentMs.values()].reduce((sum, ms) => sum + ms, 0);
    values.set(TAG.stepMs, stepMs);
    values.set(TAG.measuringMs, measuringMs);
    values.set(TAG.measuringShare, measuringMs / stepMs);
    const message = this.schedule.observe(this.step, stepMs, spentMs);
    if (message !== null) this.notes.push({ level: 'info', message });
    const { stretch } = this.schedule;
    if (stretch !== this.toldStretch) values.set(TAG.measuringStretch, stretch);
    this.toldStretch = stretch;
  }

  fakeSamples = () => this.grids.fakesOf(sampledFrom(this.game));

  get realSamples() {
    return this.grids.ofReals;
  }

  snapshot(): Snapshot {
    const { optimizerG, optimizerD } = this.game;
    const numbers: Record<string, number> = {
      step: this.step,
      'g/updates': optimizerG.updates,
      'd/updates': optimizerD.updates,
    };
    for (const [name, random] of this.streams()) numbers[`random/${name}`] = random.seed;
    const arrays = new Map(
      [...this.variables()].map(([name, variable]) => [name, variable.dataSync() as Float32Array]),
    );
    if (this.evaluator?.before) arrays.set(EVALUATED, this.evaluator.before);
    return { numbers, arrays, backend: this.setup.backend.id };
  }

  /** `fork`: saved with other settings, so that what these have need of and it lacks begins as in a new run. */
  restore({ numbers, arrays }: Snapshot, fork: Pick<ForkStart, 'anew'> | null = null): void {
    const { optimizerG, optimizerD } = this.game;
    const anew = fork
      ? begunAnew({ g: optimizerG, d: optimizerD }, arrays, fork.anew)
      : new Map<string, string[]>();
    const skipped = new Set([...anew.values()].flat());
    for (const [name, variable] of this.variables()) {
      if (skipped.has(name)) continue;
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
    const number = (name: string) => {
      const value = numbers[name];
      if (value !== undefined) return value;
      throw new KnownError('CHECKPOINT_INVALID', `the checkpoint has no ${name}; start a new run`);
    };
    this.step = number('step');
    if (!anew.has('g')) optimizerG.updates = number('g/updates');
    if (!anew.has('d')) optimizerD.updates = number('d/updates');
    for (const [name, random] of this.streams())
      if (!fork || `random/${name}` in numbers) random.seed = number(`random/${name}`);
    for (const player of anew.keys())
      this.notes.push({
        level: 'info',
        message: `the optimizer of ${player.toUpperCase()} is of another kind: its weights come from the checkpoint, its memory begins anew`,
      });
  }

  /** Those in use: a checkpoint from before a setting existed goes on without it. */
  private streams = () =>
    Object.entries(this.randoms).flatMap(([name, random]): [string, Random][] =>
      random ? [[name, random]] : [],
    );

  private *variables(): Generator<[string, tf.Variable]> {
    const { generator, discriminator, optimizerG, optimizerD, average } = this.game;
    const kept = {
      g: [...generator.parameters, ...optimizerG.memory],
      d: [...discriminator.parameters, ...discriminator.directions, ...optimizerD.memory],
      average: average?.network.parameters ?? [],
    };
    for (const [owner, named] of Object.entries(kept))
      for (const { name, variable } of named) yield [`${owner}/${name}`, variable];
  }

  private drawReals(): RealBatch {
    const { batchSize } = this.config;
    const { values, labels } = draw(this.dataset.training, this.randoms.data, batchSize);
    return { images: tf.tensor(values, [batchSize, ...this.dataset.info.imageShape]), labels };
  }
}

function averageOf(generator: Network, config: RunConfig): WeightAverage | null {
  const { layers, ema } = config.generator;
  if (ema === 0) return null;
  return new WeightAverage(generator, buildGenerator(layers, inputSizeOf(config), new Random(0)), ema);
}

/** G, or its average where there is one. */
const sampledFrom = ({ generator, average }: Game): Network => average?.network ?? generator;

/** What is measured: the G that samples come from; and D where its score says which of the two an image is. */
function playersOf(game: Game) {
  const { even } = game.loss;
  return {
    generator: sampledFrom(game),
    judge:
      even === undefined
        ? null
        : (images: tf.Tensor, classes: Classes) => tf.sub(judge(game, images, classes), even),
  };
}
