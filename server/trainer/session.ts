import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { startBackend } from '@/lib/gan/backends/registry';
import { threadsFor } from '@/lib/gan/backends/threads';
import { nonFiniteIn, readCheckpoint, writeCheckpoint } from '@/lib/gan/checkpoint';
import type { Dataset } from '@/lib/gan/datasets/dataset';
import type { Training } from '@/lib/gan/training';
import type { StartCommand, TrainerCommand } from '@/lib/protocol/trainer-messages';
import { TAG } from '@/lib/protocol/tags';
import { createBatcher, tell } from './channel';
import { fewReals } from './few-reals';
import { expired } from './keep';
import { openWatched } from './open-watched';

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
  private files: string[];
  /** The checkpoint with the best samples so far. */
  private best: { file: string; kid: number } | null = null;
  /** What was measured of the samples at the newest step, where it was. */
  private kid: number | null = null;
  private saidSpoilt = false;
  private readonly batcher = createBatcher();

  constructor(private readonly start: StartCommand) {
    this.files = [...start.knownCheckpoints];
    const best = start.bestCheckpoint;
    if (best && best.kid !== null) this.best = { file: best.file, kid: best.kid };
  }

  receive({ type }: TrainerCommand): void {
    if (type === 'run:pause') this.paused = true;
    if (type === 'run:resume') this.paused = false;
    if (type === 'run:stop') {
      this.stopping = true;
      this.waiting.abort();
    }
    if (type === 'run:checkpoint') this.checkpointAsked = true;
    if (type === 'run:histogram') this.histogramAsked = true;
    this.wake();
  }

  async run(): Promise<void> {
    const { config, resumeFrom } = this.start;
    const step = () => this.training?.step ?? resumeFrom?.step ?? 0;
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
    const { config, checkpointDir, resumeFrom } = this.start;
    const backend = await startBackend(config.backend, { threads: threadsFor(config) });
    // Loaded with the backend, not before: the idle process stays small.
    const { Training } = await import('@/lib/gan/training');
    const training = new Training(config, dataset, backend);
    if (resumeFrom) training.restore(readCheckpoint(checkpointDir, resumeFrom));
    await tell({ type: 'run:started', step: training.step, setup: training.setup });
    const warning = fewReals(training.setup);
    if (warning !== null) void tell({ type: 'log', level: 'warning', step: training.step, message: warning });
    void tell({ ...training.realSamples, step: training.step, kind: 'real' });
    this.sendFakes(training);
    return training;
  }

  private async train(training: Training): Promise<void> {
    const { config } = this.start;
    while (training.step < config.totalSteps && !this.stopping) {
      if (this.histogramAsked) training.askHistograms();
      this.histogramAsked = false;
      const values = training.next();
      const { step } = training;
      this.batcher.add(step, values);
      const kid = values.get(TAG.kid) ?? NaN;
      this.kid = Number.isFinite(kid) ? kid : null;
      this.heed(training);
      if (step % config.samples.everySteps === 0) this.sendFakes(training);
      const isDue = step % config.checkpoint.everySteps === 0 || this.checkpointAsked || this.isBest();
      if (isDue) this.saveCheckpoint(training);
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
      if (this.checkpointAsked) this.saveCheckpoint(training);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (!this.stopping) void tell({ type: 'run:resumed', step: training.step });
  }

  private sendFakes(training: Training): void {
    void tell({ ...training.fakeSamples(), step: training.step, kind: 'fixed' });
  }

  private isBest = () => this.kid !== null && this.kid < (this.best?.kid ?? Infinity);

  /** The points up to here go first, so that who resumes here has them all. */
  private saveCheckpoint(training: Training): void {
    this.checkpointAsked = false;
    this.batcher.flush();
    const { checkpointDir, config } = this.start;
    const file = `step-${training.step}.ckpt`;
    if (this.files.at(-1) === file) return;
    const snapshot = training.snapshot();
    const spoilt = nonFiniteIn(snapshot);
    if (spoilt !== null) {
      this.tellSpoilt(training.step, spoilt);
      return;
    }
    const { bytes, sha256 } = writeCheckpoint(checkpointDir, file, snapshot);
    if (this.kid !== null && this.isBest()) this.best = { file, kid: this.kid };
    const files = [...this.files, file];
    const removed = expired(files, config.checkpoint.keep, this.best?.file ?? null);
    this.files = files.filter((one) => !removed.includes(one));
    void tell({
      type: 'checkpoint:saved',
      checkpoint: { step: training.step, file, bytes, sha256, wallTime: Date.now(), kid: this.kid },
      removed,
    });
    for (const old of removed) rmSync(join(checkpointDir, old), { force: true });
  }

  /** Once: a run that trains on would say so at every checkpoint. */
  private tellSpoilt(step: number, what: string): void {
    if (this.saidSpoilt) return;
    this.saidSpoilt = true;
    const newest = this.files.at(-1);
    const message = `no checkpoint from here on: ${what} is not finite; ${newest ? `${newest} and those before it stay` : 'there is none yet'}`;
    void tell({ type: 'log', level: 'warning', step, message });
  }
}
