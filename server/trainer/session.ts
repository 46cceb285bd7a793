import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { chooseBackend } from '@/lib/gan/backends/registry';
import { threadsFor } from '@/lib/gan/backends/threads';
import { readCheckpoint, writeCheckpoint } from '@/lib/gan/checkpoint';
import { openDataset } from '@/lib/gan/datasets/registry';
import type { Training } from '@/lib/gan/training';
import type { StartCommand, TrainerCommand } from '@/lib/protocol/trainer-messages';
import { createBatcher, tell } from './channel';

const HEARTBEAT_MS = 2000;

/** One run, from its first message to its last. Commands are heard between two steps. */
export class Session {
  private stopping = false;
  private paused = false;
  private wake: () => void = () => undefined;
  private checkpointAsked = false;
  private readonly files: string[];
  private readonly batcher = createBatcher();

  constructor(private readonly start: StartCommand) {
    this.files = [...start.knownCheckpoints];
  }

  receive({ type }: TrainerCommand): void {
    if (type === 'run:pause') this.paused = true;
    if (type === 'run:resume') this.paused = false;
    if (type === 'run:stop') this.stopping = true;
    if (type === 'run:checkpoint') this.checkpointAsked = true;
    this.wake();
  }

  async run(): Promise<void> {
    const training = await this.build();
    const heartbeat = setInterval(() => {
      void tell({ type: 'heartbeat', step: training.step, rssBytes: process.memoryUsage.rss() });
    }, HEARTBEAT_MS);
    try {
      await this.train(training);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async build(): Promise<Training> {
    const { config, checkpointDir, resumeFrom } = this.start;
    const dataset = openDataset(config.dataset, config.classes, config.seed);
    const backend = await chooseBackend(config.backend).create({ threads: threadsFor(config) });
    // Loaded with the backend, not before: the idle process stays small.
    const { Training } = await import('@/lib/gan/training');
    const training = new Training(config, dataset, backend);
    if (resumeFrom) training.restore(readCheckpoint(checkpointDir, resumeFrom));
    await tell({ type: 'run:started', step: training.step, setup: training.setup });
    void tell({ type: 'samples:image', step: training.step, kind: 'real', ...training.realSamples() });
    this.sendFakes(training);
    return training;
  }

  private async train(training: Training): Promise<void> {
    const { config } = this.start;
    while (training.step < config.totalSteps && !this.stopping) {
      this.batcher.add(training.step + 1, training.next());
      const { step } = training;
      if (step % config.samples.everySteps === 0) this.sendFakes(training);
      if (this.checkpointAsked || step % config.checkpoint.everySteps === 0) this.saveCheckpoint(training);
      await breathe();
      if (this.paused && !this.stopping) await this.waitWhilePaused(training);
    }
    this.saveCheckpoint(training);
    if (training.step % config.samples.everySteps !== 0) this.sendFakes(training);
    const finished = training.step >= config.totalSteps;
    await tell({ type: finished ? 'run:finished' : 'run:stopped', step: training.step });
  }

  private async waitWhilePaused(training: Training): Promise<void> {
    this.batcher.flush();
    void tell({ type: 'run:paused', step: training.step });
    while (this.paused && !this.stopping) {
      if (this.checkpointAsked) this.saveCheckpoint(training);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (!this.stopping) void tell({ type: 'run:resumed', step: training.step });
  }

  private sendFakes(training: Training): void {
    void tell({ type: 'samples:image', step: training.step, kind: 'fixed', ...training.fakeGrid() });
  }

  /** The points up to here go first, so that who resumes here has them all. */
  private saveCheckpoint(training: Training): void {
    this.checkpointAsked = false;
    this.batcher.flush();
    const { checkpointDir, config } = this.start;
    const file = `step-${training.step}.ckpt`;
    if (this.files.at(-1) === file) return;
    const { bytes, sha256 } = writeCheckpoint(checkpointDir, file, training.snapshot());
    this.files.push(file);
    const removed = this.files.splice(0, Math.max(0, this.files.length - config.checkpoint.keep));
    void tell({
      type: 'checkpoint:saved',
      checkpoint: { step: training.step, file, bytes, sha256, wallTime: Date.now() },
      removed,
    });
    for (const old of removed) rmSync(join(checkpointDir, old), { force: true });
  }
}
