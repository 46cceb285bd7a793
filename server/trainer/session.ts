import { setImmediate as breathe } from 'node:timers/promises';
import { startBackend } from '@/lib/gan/backends/registry';
import { threadsFor } from '@/lib/gan/backends/threads';
import { nonFiniteIn, sweep } from '@/lib/gan/checkpoint';
import type { Dataset } from '@/lib/gan/datasets/dataset';
import type { Training } from '@/lib/gan/training';
import { KnownError } from '@/lib/protocol/errors';
import type { StartCommand, TrainerCommand } from '@/lib/protocol/trainer-messages';
import { TAG } from '@/lib/protocol/tags';
import { Changes } from './changes';
import { createBatcher, tell } from './channel';
import { Checkpoints } from './checkpoints';
import { fewReals } from './few-reals';
import { isMilestone } from './keep';
import { openWatched } from './open-watched';
import { otherBackend } from './other-backend';

const HEARTBEAT_MS = 2000;

/** One run, from its first message to its last. Commands are heard between two steps. */
export class Session {
  /** Aborted when the run is stopped: nobody waits for its dataset. */
  private readonly waiting = new AbortController();
  private training: Training | null = null;
  private stopping = false;
  private paused = false;
  /** Nobody asked for it: the server hears of it here. */
  private pausedItself = false;
  private wake: () => void = () => undefined;
  private checkpointAsked = false;
  private histogramAsked = false;
  /** What was measured of the samples at the newest step, where it was. */
  private kid: number | null = null;
  private saidSpoilt = false;
  private readonly batcher = createBatcher();
  private readonly changes: Changes;
  private readonly checkpoints: Checkpoints;

  constructor(private readonly start: StartCommand) {
    this.changes = new Changes(start);
    this.checkpoints = new Checkpoints(start);
  }

  receive(command: TrainerCommand): void {
    const { type } = command;
    if (type === 'run:pause') this.paused = true;
    if (type === 'run:resume') this.paused = false;
    if (type === 'run:stop') {
      this.stopping = true;
      this.waiting.abort();
    }
    if (type === 'run:checkpoint') this.checkpointAsked = true;
    if (type === 'run:histogram') this.histogramAsked = true;
    if (type === 'run:change') this.changes.ask(command.changes);
    this.wake();
  }

  async run(): Promise<void> {
    const { config, checkpoints } = this.start;
    const step = () => this.training?.step ?? checkpoints.at(-1)?.step ?? 0;
    const heartbeat = setInterval(() => {
      void tell({ type: 'heartbeat', step: step(), rssBytes: process.memoryUsage.rss() });
    }, HEARTBEAT_MS);
    try {
      const dataset = await openWatched(config, this.waiting.signal);
      if (dataset) {
        this.training = await this.build(dataset);
        await this.train(this.training);
      } else {
        await tell({ type: 'run:stopped', step: step() });
      }
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async build(dataset: Dataset): Promise<Training> {
    const { config, checkpointDir, threads } = this.start;
    const backend = await startBackend(config.backend, { threads: threadsFor(config, threads) });
    // Loaded with the backend, not before: the idle process stays small.
    const { Training } = await import('@/lib/gan/training');
    const training = new Training(config, dataset, backend);
    sweep(checkpointDir);
    const snapshot = await this.checkpoints.newest();
    if (snapshot) {
      const { fork } = this.start;
      training.restore(snapshot, snapshot.numbers['step'] === fork?.step ? fork : null);
    }
    await tell({ type: 'run:started', step: training.step, setup: training.setup });
    for (const message of [fewReals(training.setup), otherBackend(snapshot, training)])
      if (message !== null) void tell({ type: 'log', level: 'warning', step: training.step, message });
    void tell({ ...training.realSamples, step: training.step, kind: 'real' });
    this.sendFakes(training);
    return training;
  }

  private async train(training: Training): Promise<void> {
    const { config } = this.start;
    while (training.step < config.totalSteps && !this.stopping) {
      if (this.histogramAsked) training.askHistograms();
      this.histogramAsked = false;
      this.change(training);
      const values = training.next();
      const { step } = training;
      this.batcher.add(step, values);
      const kid = values.get(TAG.kid) ?? NaN;
      this.kid = Number.isFinite(kid) ? kid : null;
      this.heed(training);
      if (step % config.samples.everySteps === 0) this.sendFakes(training);
      if (this.isCheckpointDue(step)) this.tryCheckpoint(training);
      await breathe();
      if (this.paused && !this.stopping) await this.waitWhilePaused(training);
    }
    this.saveCheckpoint(training);
    if (training.step % config.samples.everySteps !== 0) this.sendFakes(training);
    const finished = training.step >= config.totalSteps;
    await tell({ type: finished ? 'run:finished' : 'run:stopped', step: training.step });
  }

  /** Passes on what a person should read, and does what was asked for a value that is not finite. */
  private heed(training: Training): void {
    const { step } = training;
    for (const note of training.takeNotes()) {
      void tell({ type: 'log', step, ...note });
      if (note.level !== 'critical') continue;
      const { onNonFinite } = this.start.config;
      if (onNonFinite === 'stop') this.stopping = true;
      if (onNonFinite === 'pause') this.paused = this.pausedItself = true;
    }
  }

  private async waitWhilePaused(training: Training): Promise<void> {
    this.batcher.flush();
    void tell({ type: 'run:paused', step: training.step, byItself: this.pausedItself });
    this.pausedItself = false;
    while (this.paused && !this.stopping) {
      this.change(training);
      if (this.checkpointAsked) this.tryCheckpoint(training);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (!this.stopping) void tell({ type: 'run:resumed', step: training.step });
  }

  private change(training: Training): void {
    const next = training.step + 1;
    for (const plan of this.changes.plan(next)) {
      this.batcher.flush();
      void tell({ type: 'run:changed', ...plan });
    }
    for (const change of this.changes.due(next)) training.change(change);
  }

  private sendFakes(training: Training): void {
    void tell({ ...training.fakeSamples(), step: training.step, kind: 'fixed' });
  }

  private isCheckpointDue(step: number): boolean {
    const { everySteps, keepEvery } = this.start.config.checkpoint;
    const isOnTime = step % everySteps === 0 || isMilestone(step, keepEvery);
    return isOnTime || this.checkpointAsked || this.checkpoints.isBest(this.kid);
  }

  /** A run whose checkpoint cannot be written trains on: what it has learned is in its memory, and the next one may. */
  private tryCheckpoint(training: Training): void {
    try {
      this.saveCheckpoint(training);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      const message = `no checkpoint: ${error.message}; the run goes on, and tries again at the next one`;
      void tell({ type: 'log', level: 'critical', step: training.step, message });
    }
  }

  /** The points up to here go first, so that who resumes here has them all. */
  private saveCheckpoint(training: Training): void {
    this.checkpointAsked = false;
    this.batcher.flush();
    if (this.checkpoints.isSaved(training.step)) return;
    const snapshot = training.snapshot();
    const spoilt = nonFiniteIn(snapshot);
    if (spoilt === null) this.checkpoints.save(snapshot, training.step, this.kid);
    else this.tellSpoilt(training.step, spoilt);
  }

  /** Once: a run that trains on would say so at every checkpoint. */
  private tellSpoilt(step: number, what: string): void {
    if (this.saidSpoilt) return;
    this.saidSpoilt = true;
    const newest = this.checkpoints.newestFile;
    const message = `no checkpoint from here on: ${what} is not finite; ${newest ? `${newest} and those before it stay` : 'there is none yet'}`;
    void tell({ type: 'log', level: 'warning', step, message });
  }
}
