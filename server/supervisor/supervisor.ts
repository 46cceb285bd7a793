import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Store } from '@/db';
import type { Catalogue, Preset } from '@/lib/protocol/catalogue';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import type { CreateRunBody, ForkRunBody, LintBody } from '@/lib/protocol/rest';
import type { EstimateBody, EstimateResponse } from '@/lib/protocol/estimate';
import type { RunConfig } from '@/lib/protocol/run-config';
import { ACTIVE_STATES, ENDED_STATES } from '@/lib/protocol/run-state';
import type { SweepBody, SweepResponse } from '@/lib/protocol/sweep';
import type { TrainerCommand, TrainerEvent } from '@/lib/protocol/trainer-messages';
import type { Logger } from '../logger';
import type { Pipeline } from '../pipeline';
import { ActiveRun } from './active-run';
import { Estimator } from './estimator';
import { heldFolder } from './hold-checkpoint';
import { makeFork } from './make-fork';
import { type SweepBase, makeSweep } from './make-sweep';
import { mergeConfig } from './merge-config';
import { failureOf, storeFailure } from './run-failure';
import { RunMoves } from './run-moves';
import { type RunHappening, nextState } from './run-state';
import { SpareTrainer } from './spare-trainer';
import { startCommand } from './start-command';
import type { TrainerExit, TrainerProcessOptions } from './trainer-process';

export interface SupervisorParts {
  store: Store;
  pipeline: Pipeline;
  logger: Logger;
  dataDir: string;
  /** How many train at the same time; they share the cores evenly. */
  runsAtOnce: number;
  trainer?: TrainerProcessOptions;
}

/** Resume is not in it, and pause only by the trainer itself: what was asked for moved the state then, and its echo may come late. */
const HAPPENING: Partial<Record<TrainerEvent['type'], RunHappening>> = {
  'run:started': 'started',
  'run:stopped': 'stopped',
  'run:finished': 'finished',
};
const STOP_PATIENCE_MS = 30_000;

/** Runs trainings, each in a process of its own; those that find no place wait in the order they were asked. */
export class Supervisor {
  private readonly spare: SpareTrainer;
  private readonly estimator: Estimator;
  private readonly moves: RunMoves;
  private readonly active = new Map<number, ActiveRun>();
  private closing = false;

  constructor(private readonly parts: SupervisorParts) {
    this.spare = new SpareTrainer(parts.trainer);
    this.estimator = new Estimator(parts.trainer);
    this.moves = new RunMoves(parts);
    rmSync(heldFolder(parts.dataDir), { recursive: true, force: true });
    this.moves.failOrphans();
  }

  /** What the trainer can do, as the first of them told. */
  catalogue = (): Promise<Catalogue> => this.spare.catalogue();

  async create(request: CreateRunBody): Promise<Run> {
    const preset = await this.findPreset(request.preset);
    const config = mergeConfig(preset.config, request.config ?? {});
    const run = this.parts.store.runs.create({
      name: request.name ?? preset.title,
      preset: preset.id,
      config,
    });
    this.parts.pipeline.announce(run.id, `queued from preset ${preset.id}`);
    this.startWaiting();
    return this.moves.find(run.id);
  }

  /** A new run from one that is stored, from scratch or from one of its checkpoints; its parent trains on. */
  async fork(runId: number, { beside, ...request }: ForkRunBody): Promise<Run> {
    const { pipeline } = this.parts;
    const parent = this.moves.find(runId);
    const { run, words } = await makeFork(this.parts, parent, request);
    pipeline.announce(run.id, `fork of "${parent.name}" #${runId} ${words}`);
    pipeline.announce(runId, `forked as "${run.name}" #${run.id} ${words}`);
    if (beside && !this.closing && this.active.size <= this.parts.runsAtOnce) this.start(run);
    this.startWaiting();
    return this.moves.find(run.id);
  }

  /** Runs over values of some settings, queued in their order; all of them or none. */
  async sweep(body: SweepBody): Promise<SweepResponse> {
    const { store, pipeline } = this.parts;
    const made = makeSweep(store, await this.sweepBase(body.base), body);
    const sweep = made[0]!.id;
    for (const { id, words } of made)
      pipeline.announce(id, `queued in sweep ${sweep} of ${made.length} runs: ${words}`);
    this.startWaiting();
    return { sweep, runs: store.runs.inSweep(sweep) };
  }

  private async sweepBase(base: SweepBody['base']): Promise<SweepBase> {
    if ('run' in base) {
      const { id, ...run } = this.moves.find(base.run);
      return { ...run, runId: id };
    }
    const { id, title, config } = await this.findPreset(base.preset);
    return { name: title, preset: id, config: mergeConfig(config, {}), runId: null };
  }

  /** What a run asked for so would be trained with; without a preset the changes are all of it. */
  async configure({ preset, config = {} }: LintBody): Promise<RunConfig> {
    return mergeConfig(preset === undefined ? {} : (await this.findPreset(preset)).config, config);
  }

  /** How long a step of such a run takes here. Beside a run only where that is asked for: both are slower then. */
  async estimate({ beside, ...asked }: EstimateBody): Promise<EstimateResponse> {
    const config = await this.configure(asked);
    const training = [...this.active.keys()];
    if (training.length > 0 && !beside)
      throw new KnownError('CONFLICT', `run #${training[0]} trains, and would be slower meanwhile`);
    return { ...(await this.estimator.measure(config, this.threads())), beside: training };
  }

  pause = (runId: number) => this.command(runId, 'pause', { type: 'run:pause' });
  checkpoint = (runId: number) => this.command(runId, null, { type: 'run:checkpoint' });
  histogram = (runId: number) => this.command(runId, null, { type: 'run:histogram' });

  /** Goes on after a pause; a stopped or failed run is queued again from its newest checkpoint. */
  resume(runId: number): Run {
    const run = this.moves.find(runId);
    if (run.state === 'paused') return this.command(runId, 'resume', { type: 'run:resume' });
    const from = run.checkpointStep === null ? 'the start' : `step ${run.checkpointStep}`;
    this.moves.move(run, 'requeue', `queued again, from ${from}`);
    this.startWaiting();
    return this.moves.find(runId);
  }

  stop(runId: number): Run {
    this.moves.move(this.moves.find(runId), 'stop', 'asked to stop');
    this.active.get(runId)?.process.send({ type: 'run:stop' });
    this.tellQueue();
    return this.moves.find(runId);
  }

  /** Nobody sees it any more, until it is brought back or purged. Refused while something may still come of it. */
  delete(runId: number): void {
    const run = this.moves.find(runId);
    if (!ENDED_STATES.includes(run.state) || this.active.has(runId)) {
      throw new KnownError('CONFLICT', `run ${runId} is ${run.state}: stop it, then delete it`);
    }
    this.parts.store.runs.hide(runId, Date.now());
  }

  /** Settings of a run that trains or is paused. Resolves when it is known from which step on they hold. */
  async change(runId: number, config: Record<string, unknown>): Promise<Run> {
    await this.trained(runId, 'change').change(config);
    return this.moves.find(runId);
  }

  /** Called when the server is up: the first runs may begin, and a trainer is asked what it can do. */
  begin(): void {
    const known = this.catalogue();
    this.startWaiting();
    // A spare that has nothing to do only costs memory; the next run gets a fresh process.
    void known.catch(() => undefined).then(() => this.spare.release());
  }

  /** Lets the runs stop with a checkpoint each, then ends the processes. */
  async close(): Promise<void> {
    this.closing = true;
    this.estimator.cancel('the server is closing');
    await this.spare.release();
    await Promise.all([...this.active.values()].map((active) => this.stopToClose(active)));
  }

  private async stopToClose({ runId, process }: ActiveRun): Promise<void> {
    const { state } = this.moves.find(runId);
    if (nextState(state, 'stop') !== null) this.stop(runId);
    const patience = setTimeout(() => void process.end('the server was closed'), STOP_PATIENCE_MS);
    await process.exited;
    clearTimeout(patience);
  }

  private startWaiting(): void {
    const { store, runsAtOnce } = this.parts;
    while (!this.closing && this.active.size < runsAtOnce) {
      // One that is asked for again while its process still leaves waits for that.
      const next = store.runs.queue().find((runId) => !this.active.has(runId));
      if (next === undefined) break;
      this.start(this.moves.find(next));
    }
    this.tellQueue();
  }

  /** Who waits has moved up. */
  private tellQueue(): void {
    for (const runId of this.parts.store.runs.queue()) this.parts.pipeline.tell(runId);
  }

  private start(run: Run): void {
    this.estimator.cancel(`run #${run.id} was started`);
    const process = this.spare.take();
    const active = new ActiveRun(run, process);
    this.active.set(run.id, active);
    this.moves.move(run, 'start', 'starting');
    process.onEvent = (event) => this.receive(active, event);
    void process.exited.then((exit) => this.settle(active, exit));
    process.ready.then(
      () => this.sendStart(active, run),
      (error: unknown) => this.parts.logger.warn({ err: error, runId: run.id }, 'trainer not ready'), // `exited` settles it
    );
  }

  private sendStart({ process, runId }: ActiveRun, run: Run): void {
    this.parts.pipeline.open(run);
    process.send(startCommand(run, { ...this.parts, threads: this.threads() }));
    // Asked to stop before it could hear it.
    if (this.moves.find(runId).state === 'stopping') process.send({ type: 'run:stop' });
  }

  /** The whole part of the cores that a run gets; one that was started beside the others is counted too. */
  private threads(): number {
    const runs = Math.max(this.parts.runsAtOnce, this.active.size);
    return Math.max(1, Math.floor(availableParallelism() / runs));
  }

  private receive(active: ActiveRun, event: TrainerEvent): void {
    try {
      if (event.type === 'run:failed') active.failure = { code: event.code, message: event.message };
      this.parts.pipeline.handle(active.runId, event);
      if (event.type === 'run:changed') active.changed();
      const pausedItself = event.type === 'run:paused' && event.byItself;
      const happening = pausedItself ? 'pause' : HAPPENING[event.type];
      if (!happening) return;
      const run = this.moves.find(active.runId);
      if (nextState(run.state, happening) === run.state) return;
      if (pausedItself && run.state !== 'running') return; // a person was faster
      const words = pausedItself ? 'paused by itself' : happening;
      this.moves.move(run, happening, `${words} at step ${'step' in event ? event.step : run.step}`);
    } catch (error) {
      // The store did not take it (a full disk, say): training on would only lose more.
      this.parts.logger.error({ err: error, runId: active.runId }, 'event of the trainer could not be kept');
      active.failure ??= storeFailure(error);
      void active.process.end(active.failure.message);
    }
  }

  private settle(active: ActiveRun, exit: TrainerExit): void {
    this.active.delete(active.runId);
    active.left();
    const { pipeline, logger, store } = this.parts;
    try {
      const run = this.moves.find(active.runId);
      if (ACTIVE_STATES.includes(run.state)) {
        const failure = failureOf(exit, active.failure);
        store.runs.setFailure(run.id, failure);
        this.moves.move(run, 'failed', `failed: ${failure.message}`);
      }
      pipeline.close(active.runId);
    } catch (error) {
      logger.error({ err: error, runId: active.runId }, 'the end of a run could not be kept');
    }
    this.startWaiting();
  }

  private command(runId: number, happening: RunHappening | null, command: TrainerCommand): Run {
    const run = this.moves.find(runId);
    if (happening && nextState(run.state, happening) === null) throw this.moves.conflict(run, happening);
    const { process } = this.trained(runId, command.type.slice('run:'.length));
    if (happening) this.moves.move(run, happening, `${happening === 'pause' ? 'paused' : 'resumed'} by hand`);
    process.send(command);
    return this.moves.find(runId);
  }

  /** A run whose trainer listens; refused otherwise. */
  private trained(runId: number, wanted: string): ActiveRun {
    const run = this.moves.find(runId);
    const active = this.active.get(runId);
    if (!active || (run.state !== 'running' && run.state !== 'paused'))
      throw this.moves.conflict(run, wanted);
    return active;
  }

  private async findPreset(name: string): Promise<Preset> {
    const { presets } = await this.catalogue();
    const preset = presets.find(({ id, formerIds }) => [id, ...formerIds].includes(name));
    if (preset) return preset;
    const known = presets.map(({ id }) => id).join(', ');
    throw new KnownError('BAD_REQUEST', `preset "${name.slice(0, 100)}" does not exist; there are ${known}`);
  }
}
