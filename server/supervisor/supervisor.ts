import { join } from 'node:path';
import type { Store } from '@/db';
import type { Catalogue } from '@/lib/protocol/catalogue';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { ACTIVE_STATES, type RunState } from '@/lib/protocol/run-state';
import type { TrainerCommand, TrainerEvent } from '@/lib/protocol/trainer-messages';
import type { Logger } from '../logger';
import type { Pipeline } from '../pipeline';
import { mergeConfig } from './merge-config';
import { ORPHANED, type SaidFailure, failureOf, storeFailure } from './run-failure';
import { type RunHappening, nextState } from './run-state';
import { type TrainerExit, TrainerProcess, type TrainerProcessOptions } from './trainer-process';

export interface SupervisorParts {
  store: Store;
  pipeline: Pipeline;
  logger: Logger;
  dataDir: string;
  trainer?: TrainerProcessOptions;
}

interface Active {
  runId: number;
  process: TrainerProcess;
  /** Said by the trainer before it leaves; told when it has left, with its last words. */
  failure: SaidFailure | null;
}

/** Resume is not in it, and pause only by the trainer itself: what was asked for moved the state then, and its echo may come late. */
const HAPPENING: Partial<Record<TrainerEvent['type'], RunHappening>> = {
  'run:started': 'started',
  'run:stopped': 'stopped',
  'run:finished': 'finished',
};
const STOP_PATIENCE_MS = 30_000;

/** Runs one training at a time, each in a process of its own; the rest wait in the order they were asked. */
export class Supervisor {
  private knownCatalogue: Promise<Catalogue> | null = null;
  private spare: TrainerProcess | null = null;
  private active: Active | null = null;
  private closing = false;

  constructor(private readonly parts: SupervisorParts) {
    this.failOrphans();
  }

  /** What the trainer can do, as the first of them told. */
  catalogue(): Promise<Catalogue> {
    if (!this.knownCatalogue) {
      this.spare = new TrainerProcess(this.parts.trainer);
      this.knownCatalogue = this.spare.ready;
      // One that did not get ready is asked again the next time.
      this.knownCatalogue.catch(() => (this.knownCatalogue = null));
    }
    return this.knownCatalogue;
  }

  async create(request: {
    preset: string;
    name?: string | undefined;
    config?: Record<string, unknown> | undefined;
  }): Promise<Run> {
    const { presets } = await this.catalogue();
    const preset = presets.find(({ id, formerIds }) => [id, ...formerIds].includes(request.preset));
    if (!preset) {
      const known = presets.map(({ id }) => id).join(', ');
      throw new KnownError(
        'BAD_REQUEST',
        `preset "${request.preset.slice(0, 100)}" does not exist; there are ${known}`,
      );
    }
    const config = mergeConfig(preset.config, request.config ?? {});
    const run = this.parts.store.runs.create({
      name: request.name ?? preset.title,
      preset: preset.id,
      config,
    });
    this.parts.pipeline.announce(run.id, `queued from preset ${preset.id}`);
    this.startNext();
    return this.parts.store.runs.get(run.id) ?? run;
  }

  pause = (runId: number) => this.command(runId, 'pause', { type: 'run:pause' });
  checkpoint = (runId: number) => this.command(runId, null, { type: 'run:checkpoint' });
  histogram = (runId: number) => this.command(runId, null, { type: 'run:histogram' });

  /** Goes on after a pause; a stopped or failed run is queued again from its newest checkpoint. */
  resume(runId: number): Run {
    const run = this.find(runId);
    if (run.state === 'paused') return this.command(runId, 'resume', { type: 'run:resume' });
    this.move(
      run,
      'requeue',
      run.checkpointStep === null
        ? 'queued again, from the start'
        : `queued again, from step ${run.checkpointStep}`,
    );
    this.startNext();
    return this.find(runId);
  }

  stop(runId: number): Run {
    const run = this.find(runId);
    this.move(run, 'stop', 'asked to stop');
    if (this.active?.runId === runId) this.active.process.send({ type: 'run:stop' });
    return this.find(runId);
  }

  /** Called when the server is up: the first run may begin, and a trainer is asked what it can do. */
  begin(): void {
    const known = this.catalogue();
    this.startNext();
    // A spare that has nothing to do only costs memory; the next run gets a fresh process.
    void known.catch(() => undefined).then(() => this.releaseSpare());
  }

  /** Lets the run stop with a checkpoint, then ends the processes. */
  async close(): Promise<void> {
    this.closing = true;
    await this.releaseSpare();
    const { active } = this;
    if (!active) return;
    const state = this.find(active.runId).state;
    if (state === 'starting' || state === 'running' || state === 'paused') this.stop(active.runId);
    const patience = setTimeout(() => void active.process.end('the server was closed'), STOP_PATIENCE_MS);
    await active.process.exited;
    clearTimeout(patience);
  }

  private async releaseSpare(): Promise<void> {
    const { spare } = this;
    this.spare = null;
    await spare?.end();
  }

  private startNext(): void {
    if (this.active || this.closing) return;
    const run = this.parts.store.runs.nextQueued();
    if (!run) return;
    const process = this.spare ?? new TrainerProcess(this.parts.trainer);
    this.spare = null;
    const active: Active = { runId: run.id, process, failure: null };
    this.active = active;
    this.move(run, 'start', 'starting');
    process.onEvent = (event) => this.receive(active, event);
    void process.exited.then((exit) => this.settle(active, exit));
    process.ready.then(
      () => this.sendStart(active, run),
      (error: unknown) => this.parts.logger.warn({ err: error, runId: run.id }, 'trainer not ready'), // `exited` settles it
    );
  }

  private sendStart({ process, runId }: Active, run: Run): void {
    const { store, dataDir, pipeline } = this.parts;
    const checkpoints = store.checkpoints.list(runId);
    const newest = checkpoints.at(-1) ?? null;
    const best = checkpoints.find((one) => one.best) ?? null;
    pipeline.open(run);
    process.send({
      type: 'run:start',
      runId,
      config: run.config,
      checkpointDir: join(dataDir, 'checkpoints', String(runId)),
      resumeFrom: newest && { file: newest.file, step: newest.step, sha256: newest.sha256 },
      knownCheckpoints: checkpoints.map(({ file }) => file),
      bestCheckpoint: best && { file: best.file, kid: best.kid },
    });
    // Asked to stop before it could hear it.
    if (this.find(runId).state === 'stopping') process.send({ type: 'run:stop' });
  }

  private receive(active: Active, event: TrainerEvent): void {
    try {
      if (event.type === 'run:failed') active.failure = { code: event.code, message: event.message };
      this.parts.pipeline.handle(active.runId, event);
      const pausedItself = event.type === 'run:paused' && event.byItself;
      const happening = pausedItself ? 'pause' : HAPPENING[event.type];
      if (!happening) return;
      const run = this.find(active.runId);
      if (nextState(run.state, happening) === run.state) return;
      if (pausedItself && run.state !== 'running') return; // a person was faster
      const words = pausedItself ? 'paused by itself' : happening;
      this.move(run, happening, `${words} at step ${'step' in event ? event.step : run.step}`);
    } catch (error) {
      // The store did not take it (a full disk, say): training on would only lose more.
      this.parts.logger.error({ err: error, runId: active.runId }, 'event of the trainer could not be kept');
      active.failure ??= storeFailure(error);
      void active.process.end(active.failure.message);
    }
  }

  private settle(active: Active, exit: TrainerExit): void {
    this.active = null;
    const { pipeline, logger, store } = this.parts;
    try {
      const run = this.find(active.runId);
      if (ACTIVE_STATES.includes(run.state)) {
        const failure = failureOf(exit, active.failure);
        store.runs.setFailure(run.id, failure);
        this.move(run, 'failed', `failed: ${failure.message}`);
      }
      pipeline.close(active.runId);
    } catch (error) {
      logger.error({ err: error, runId: active.runId }, 'the end of a run could not be kept');
    }
    this.startNext();
  }

  private command(runId: number, happening: RunHappening | null, command: TrainerCommand): Run {
    const run = this.find(runId);
    const asked = command.type.slice('run:'.length);
    if (happening && nextState(run.state, happening) === null) throw this.conflict(run, happening);
    if (this.active?.runId !== runId) throw this.conflict(run, asked);
    if (!happening && run.state !== 'running' && run.state !== 'paused') throw this.conflict(run, asked);
    if (happening) this.move(run, happening, `${happening === 'pause' ? 'paused' : 'resumed'} by hand`);
    this.active.process.send(command);
    return this.find(runId);
  }

  private move(run: Run, happening: RunHappening, message: string): void {
    const state: RunState | null = nextState(run.state, happening);
    if (state === null) throw this.conflict(run, happening);
    this.parts.store.runs.setState(run.id, state);
    this.parts.pipeline.announce(run.id, message);
  }

  private conflict(run: Run, happening: string): KnownError {
    return new KnownError('CONFLICT', `run ${run.id} is ${run.state}: ${happening} is not possible`);
  }

  private find(runId: number): Run {
    const run = this.parts.store.runs.get(runId);
    if (!run) throw new KnownError('NOT_FOUND', `there is no run ${runId}`);
    return run;
  }

  /** Runs that a server left behind when it died: their trainers left with it. */
  private failOrphans(): void {
    const { store, pipeline } = this.parts;
    for (const run of store.runs.list().filter(({ state }) => ACTIVE_STATES.includes(state))) {
      store.runs.setFailure(run.id, ORPHANED);
      store.runs.setState(run.id, 'failed');
      pipeline.announce(run.id, `failed: ${ORPHANED.message}`);
    }
  }
}
