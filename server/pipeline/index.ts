import { tuningInWords } from '@/lib/diagnostics/tuning';
import type { EventKind, Level, Run, RunEvent } from '@/lib/protocol/entities';
import { changeInWords } from '@/lib/protocol/live-settings';
import type { SamplesImage, SamplesPoints, TrainerEvent } from '@/lib/protocol/trainer-messages';
import { codeVersion } from '../code-version';
import type { AlertParts } from './alert';
import { keepChange, keepReference } from './change';
import { type RunDiagnosis, diagnoseRun } from './diagnose';
import { encodeSamples } from './image';
import { storePoints } from './store';
import { type Progress, createProgress } from './progress';

/**
 * What a trainer says becomes what is stored, judged and shown. One stage after the other:
 * store → broadcast, and diagnose → alert → broadcast. A browser only sees what is already on disk.
 */
export interface Pipeline {
  /** A run begins or goes on. */
  open(run: Run): void;
  handle(runId: number, event: TrainerEvent): void;
  close(runId: number): void;
  /** Writes a line to the run's event log and tells everyone that the run changed. */
  announce(runId: number, message: string): void;
  /** Tells everyone that the run changed. */
  tell(runId: number): void;
  /** Resolves when the images under way are stored. */
  settled(): Promise<void>;
}

interface OpenRun {
  progress: Progress;
  diagnosis: RunDiagnosis | null;
  /** The line that says how far something is, while it is the newest. */
  progressEvent: RunEvent | null;
  /** When points came last. */
  heardAt: number;
  clock: NodeJS.Timeout;
}

const LOOK_EVERY_MS = 5000;

export function createPipeline(parts: AlertParts): Pipeline {
  const { store, broadcast, logger } = parts;
  const open = new Map<number, OpenRun>();
  const images = new Set<Promise<void>>();

  const tell = (runId: number) => {
    const run = store.runs.summary(runId);
    if (run) broadcast.runChanged(run);
  };
  const log = (runId: number, kind: EventKind, level: Level, message: string, step: number | null) => {
    const event = store.events.add({ runId, kind, level, message, step, wallTime: Date.now() });
    broadcast.eventAdded(event);
    return event;
  };

  const keepSamples = (runId: number, samples: SamplesImage | SamplesPoints) => {
    const { step, kind } = samples;
    const work = encodeSamples(samples)
      .then(({ mime, bytes, ...layout }) => {
        store.images.put({ hash: layout.hash, mime, bytes });
        const sample = store.samples.add({ runId, step, kind, ...layout, wallTime: Date.now() });
        if (sample) broadcast.sampleAdded(sample);
        tell(runId);
      })
      .catch((error: unknown) => logger.error({ err: error, runId }, 'samples could not be kept'))
      .finally(() => images.delete(work));
    images.add(work);
  };

  const handlers: {
    [T in TrainerEvent['type']]?: (runId: number, event: Extract<TrainerEvent, { type: T }>) => void;
  } = {
    'run:started': (runId, { setup, step }) => {
      store.runs.setSetup(runId, { ...setup, codeVersion: codeVersion() });
      keepReference(store, runId);
      const tuning = tuningInWords(store.ruleTunings.all());
      if (tuning !== null) log(runId, 'log', 'info', tuning, step);
      const entry = open.get(runId);
      const run = store.runs.get(runId);
      if (entry && run?.setup) entry.diagnosis = diagnoseRun(run, run.setup, parts);
    },
    'series:batch': (runId, batch) => {
      for (const accepted of storePoints(store, runId, batch)) {
        // Points go first: they are volatile, and a socket that just took another message would drop them.
        broadcast.points(runId, accepted);
        const entry = open.get(runId);
        if (!entry) continue;
        entry.heardAt = Date.now();
        entry.diagnosis?.observe(accepted);
        if (entry.progress.advance(accepted)) tell(runId);
      }
    },
    'samples:image': keepSamples,
    'samples:points': keepSamples,
    'checkpoint:saved': (runId, { checkpoint, removed }) => {
      store.checkpoints.add({ runId, ...checkpoint });
      for (const file of removed) store.checkpoints.remove(runId, file);
      const { step, kid } = checkpoint;
      const isBest = store.runs.summary(runId)?.bestCheckpointStep === step;
      const praise = isBest && kid !== null ? `, the best so far: KID ${Number(kid.toPrecision(3))}` : '';
      log(runId, 'checkpoint', 'info', `checkpoint at step ${step}${praise}`, step);
      tell(runId);
    },
    log: (runId, { level, message, step, progress }) => {
      const entry = open.get(runId);
      if (progress && entry?.progressEvent) {
        entry.progressEvent = { ...entry.progressEvent, message, wallTime: Date.now() };
        store.events.replace(entry.progressEvent);
        broadcast.eventAdded(entry.progressEvent);
        return;
      }
      const event = log(runId, 'log', level, message, step);
      if (entry) entry.progressEvent = progress ? event : null;
    },
    'checkpoint:unreadable': (runId, { file, step, reason }) => {
      store.checkpoints.remove(runId, file);
      log(runId, 'checkpoint', 'warning', `${reason}: the checkpoint before it is taken`, step);
    },
    'run:changed': (runId, change) => {
      const { run, made } = keepChange(store, runId, change);
      open.get(runId)?.diagnosis?.changed(run);
      for (const one of made) log(runId, 'change', 'info', `${changeInWords(one)}, by hand`, one.step);
      tell(runId);
    },
  };

  return {
    open(run) {
      const entry: OpenRun = {
        progress: createProgress(store, run.id),
        diagnosis: null,
        progressEvent: null,
        heardAt: Date.now(),
        // Rules have no clock: they are told how long no step has come.
        clock: setInterval(() => {
          if (store.runs.summary(run.id)?.state !== 'running') entry.heardAt = Date.now();
          else entry.diagnosis?.waited(Date.now() - entry.heardAt);
        }, LOOK_EVERY_MS),
      };
      open.set(run.id, entry);
    },
    handle: (runId, event) =>
      (handlers[event.type] as ((id: number, event: TrainerEvent) => void) | undefined)?.(runId, event),
    close: (runId) => {
      clearInterval(open.get(runId)?.clock);
      open.get(runId)?.progress.finish();
      open.delete(runId);
      store.series.flush(runId);
      tell(runId);
    },
    announce: (runId, message) => {
      const run = store.runs.summary(runId);
      log(runId, 'state', run?.state === 'failed' ? 'critical' : 'info', message, run?.step ?? null);
      tell(runId);
    },
    tell,
    settled: async () => void (await Promise.all(images)),
  };
}
