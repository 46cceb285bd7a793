import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { openStore } from '@/db';
import type { RunConfig } from '@/lib/protocol/run-config';
import { config } from '../db/support/config';
import { seeded } from '../db/support/random';

export interface StoredRun {
  name: string;
  steps: number;
  seed: number;
  config?: Partial<RunConfig>;
  /** From this step on D's loss and its gradients fall to a hundredth. */
  fallsFrom?: number;
  /** From this step on nothing is a number. */
  breaksFrom?: number;
  /** After this step nothing is trained for an hour. */
  pausedAfter?: number;
  /** Tags of further series. */
  extra?: readonly string[];
  /** Steps at which D's loss is SPIKE times what it is. */
  spikes?: readonly number[];
  /** Steps at which it has samples. */
  samples?: readonly number[];
}

/** How many times higher a spike is. */
export const SPIKE = 20;

const BATCH = 10_000;
const LAYERS = ['dense', 'up1', 'out'];
const layer = (name: string) => ({ name, label: name, outputShape: [1], parameters: 1 });

/** Finished runs on a fresh database, made without training: the same numbers each time. */
export async function storeRuns(dataDir: string, runs: readonly StoredRun[]): Promise<void> {
  const store = openStore(dataDir);
  for (const run of runs) {
    const whole = { ...config, totalSteps: Math.max(1, run.steps), seed: run.seed, ...run.config };
    const { id } = store.runs.create({ name: run.name, preset: null, config: whole });
    store.runs.setSetup(id, {
      backend: { id: 'wasm', device: 'none', threads: 1, notes: [] },
      loss: { family: 'bce_ns', chanceD: 1.386, floorD: 0, chanceG: 0.693, targetReal: 1, targetFake: 0 },
      generator: LAYERS.map(layer),
      discriminator: LAYERS.map(layer),
      dataset: {
        id: 'mnist',
        title: 'MNIST',
        images: 9,
        heldOut: 0,
        imageShape: [28, 28, 1],
        classNames: [],
      },
      columnClasses: null,
      evaluation: null,
    });
    const random = seeded(run.seed);
    for (let first = 1; first <= run.steps; first += BATCH)
      store.series.append(id, batchOf(run, first, Math.min(BATCH, run.steps - first + 1), random));
    store.series.flush(id);
    for (const step of run.samples ?? []) await addSamples(store, id, step, step + run.seed);
    if (run.samples) await addSamples(store, id, 0, 0);
    store.runs.setProgress(id, { step: run.steps, stepsPerSecond: null });
    store.runs.setState(id, 'running');
    store.runs.setState(id, 'finished');
  }
  store.close();
}

function batchOf(
  { fallsFrom = Infinity, breaksFrom = Infinity, pausedAfter = Infinity, extra = [], spikes = [] }: StoredRun,
  first: number,
  length: number,
  random: () => number,
) {
  const steps = Float64Array.from({ length }, (_, index) => first + index);
  const series = (level: number, falls: boolean) =>
    steps.map((step) => {
      const value = level * (1 + 0.3 * (random() - 0.5));
      if (step >= breaksFrom) return NaN;
      return falls && step >= fallsFrom ? value / 100 : value;
    });
  const columns: Record<string, Float64Array> = {
    'loss/d': series(1.2, true),
    'loss/g': series(0.8, false),
    'score/real': series(0.6, false),
    'score/fake': series(0.4, false),
    'time/step_ms': series(20, false),
  };
  for (const group of ['g', 'd_real', 'd_fake'])
    for (const name of LAYERS) columns[`grad_norm/${group}/${name}`] = series(0.1, group !== 'g');
  for (const tag of extra) columns[tag] = series(0.1, false);
  for (const step of spikes)
    if (step >= first && step < first + length) columns['loss/d']![step - first]! *= SPIKE;
  return {
    steps,
    wallTimes: steps.map((step) => 1_700_000_000_000 + 20 * step + (step > pausedAfter ? 3_600_000 : 0)),
    tags: Object.keys(columns),
    values: Object.values(columns),
  };
}

/** A grid of one grey. Step 0 stands for the real ones. */
async function addSamples(store: ReturnType<typeof openStore>, runId: number, step: number, grey: number) {
  const grid = { form: 'grid' as const, columns: 2, rows: 2, tileWidth: 4, tileHeight: 4 };
  const bytes = await sharp(Buffer.alloc(64, grey % 256), { raw: { width: 8, height: 8, channels: 1 } })
    .png()
    .toBuffer();
  const hash = createHash('sha256').update(bytes).digest('hex');
  store.images.put({ hash, mime: 'image/png', bytes });
  store.samples.add({ runId, step, kind: step === 0 ? 'real' : 'fixed', hash, ...grid, wallTime: 0 });
}
