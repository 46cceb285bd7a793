import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { openStore } from '@/db';
import type { Run } from '@/lib/protocol/entities';
import type { RunConfigInput } from '@/lib/protocol/run-config';
import { createLogger } from '@/server/logger';
import { createPipeline } from '@/server/pipeline';
import { Supervisor } from '@/server/supervisor/supervisor';
import { freshDataDir } from './server';

/** A GAN whose steps take a few milliseconds. */
export const SMALL = {
  backend: 'wasm',
  dataset: { id: 'shapes', count: 64 },
  latentDim: 4,
  generator: {
    layers: [
      { type: 'dense', shape: [8, 8, 2], batchNorm: true, activation: 'relu' },
      { type: 'convTranspose', filters: 3, kernel: 4, stride: 4, activation: 'tanh' },
    ],
  },
  discriminator: { layers: [{ type: 'conv', filters: 2, kernel: 4, stride: 4, dropout: 0.2 }] },
  optimizer: { generator: { learningRate: 1e-3 }, discriminator: { learningRate: 1e-3 } },
  labels: { real: [0.9, 1], flipProbability: 0.1 },
  batchSize: 4,
  totalSteps: 1_000_000,
  samples: { count: 8, everySteps: 1_000_000 },
  metrics: { everySteps: 1_000_000, samples: 16 },
  checkpoint: { everySteps: 1_000_000 },
} satisfies RunConfigInput;

/** The trainer processes of the labs of this test file, the eldest first. */
export const trainers = () =>
  execFileSync('pgrep', ['-P', String(process.pid), '-f', 'trainer.mjs'])
    .toString()
    .trim()
    .split('\n')
    .map(Number);

interface Options {
  runsAtOnce?: number;
  /** What is started instead of the trainer. */
  entry?: string;
}

/** The real supervisor with real trainer processes on a fresh database, without a server around it. */
export function supervise({ runsAtOnce = 1, entry = 'dist/trainer.mjs' }: Options = {}) {
  const dataDir = freshDataDir();
  const store = openStore(dataDir);
  const waiting = new Set<() => void>();
  const heard = () => waiting.forEach((look) => look());
  const pipeline = createPipeline({
    store,
    logger: createLogger('silent'),
    broadcast: {
      runChanged: heard,
      runAnnotated: heard,
      runDeleted: heard,
      points: heard,
      sampleAdded: heard,
      eventAdded: heard,
      alertChanged: heard,
      channelsChanged: heard,
      verdictChanged: heard,
    },
    courier: { put: () => undefined, look: () => undefined },
  });
  const supervisor = new Supervisor({
    store,
    pipeline,
    dataDir,
    runsAtOnce,
    logger: createLogger('silent'),
    trainer: { entry: resolve(entry) },
  });
  const run = (id: number): Run => store.runs.get(id)!;
  return {
    dataDir,
    store,
    supervisor,
    run,
    create: (config: object = {}) =>
      supervisor.create({ preset: 'mnist-quick', config: { ...SMALL, ...config } }),
    /** Looks again whenever the server would tell its browsers something. */
    until: (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    messages: (id: number) =>
      store.events
        .list(id, 500)
        .map(({ message }) => message)
        .toReversed(),
    async close() {
      await supervisor.close();
      await pipeline.settled();
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
