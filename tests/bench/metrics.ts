import { BACKENDS } from '@/lib/gan/backends/registry';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Training } from '@/lib/gan/training';
import { TAG } from '@/lib/protocol/tags';
import { referenceShape } from './reference-shape';
import { type BenchRow, median } from './row';

/** What it costs to measure 500 samples of 32x32x3, every metric of them, in training steps of the same run. */
const GOAL = 10;

export default async function* metrics(): AsyncGenerator<BenchRow> {
  const backend = await BACKENDS.wasm.create();
  for (const [filters, batchSize, rounds] of [
    [32, 16, 8],
    [128, 32, 3],
  ] as const) {
    const config = { ...referenceShape(filters, batchSize), metrics: { everySteps: 2, samples: 500 } };
    const training = new Training(config, await openDataset(config.dataset, 'all', 1), backend);
    const stepMs = () => training.next().get(TAG.stepMs)!;
    stepMs();
    stepMs(); // the first ones allocate
    // Every second step measures: in turn, so that a busy moment of the machine hits both alike.
    const pairs = Array.from({ length: rounds }, () => [stepMs(), stepMs()] as const);
    yield {
      bench: 'metrics',
      metric: `${backend.id} 500 samples, ${filters} filters, batch ${batchSize}`,
      value: median(pairs.map(([bare, measured]) => measured - bare)),
      unit: 'ms',
      reference: `a training step, ${backend.threads} threads; the goal is at most ${GOAL}`,
      ratio: median(pairs.map(([bare, measured]) => measured / bare - 1)),
    };
  }
}
