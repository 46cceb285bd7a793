import * as tf from '@tensorflow/tfjs-core';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Training } from '@/lib/gan/training';
import { findAdapter } from '@/lib/native/adapter';
import { readInstalled } from '@/lib/native/installed';
import { offer } from '@/lib/native/offer';
import type { BackendInfo } from '@/lib/protocol/entities';
import { multiplyAdds } from '@/lib/protocol/run-config/multiply-adds';
import { referenceShape } from './reference-shape';
import { type BenchRow, median } from './row';
import { startPyTorch, startTensorflow } from './stepper';
import { UNWATCHED, WATCHED } from './watching';

/** The G+D step of the reference shape against the same backend's own matrix product, and what measuring costs. */
const STEPS = 5;
const SIZE = 1024;

export default async function* trainStep(): AsyncGenerator<BenchRow> {
  yield* measureBackend(await BACKENDS.wasm.create());
  const adapter = await findAdapter(false);
  if (adapter.ok) yield* measureBackend(await BACKENDS.webgpu.create());
  else console.error(`no rows for webgpu: ${adapter.why}`);
  const tensorflow = readInstalled();
  if (!tensorflow.ok) {
    console.error(`no rows for tensorflow: ${tensorflow.why} (${offer()})`);
    return;
  }
  yield* measureBackend(await BACKENDS.tensorflow.create());
  yield* compareWithPyTorch(128, 32, STEPS);
  yield* compareWithPyTorch(32, 16, 8 * STEPS);
}

/** The bare step, as PyTorch makes it: no gradient norms. Steps in turn. */
async function* compareWithPyTorch(
  filters: number,
  batchSize: number,
  count: number,
): AsyncGenerator<BenchRow> {
  const own = await startTensorflow(filters, batchSize);
  const pyTorch = await startPyTorch(filters, batchSize);
  const rounds: { own: number; other: number | null }[] = [];
  for (let round = 0; round < count; round += 1) {
    rounds.push({ own: await own.step(), other: (await pyTorch?.step()) ?? null });
  }
  own.end();
  pyTorch?.end();
  const ratios = rounds.flatMap(({ own, other }) => (other === null ? [] : [own / other]));
  yield {
    bench: 'train-step',
    metric: `tensorflow ${filters} filters, batch ${batchSize}, no norms`,
    value: median(rounds.map(({ own }) => own)),
    unit: 'ms',
    reference: pyTorch ? `${pyTorch.name} (against ${own.name})` : 'no PyTorch: python3 -m pip install torch',
    ratio: pyTorch ? median(ratios) : null,
  };
}

async function* measureBackend(backend: BackendInfo): AsyncGenerator<BenchRow> {
  const threads = `${backend.threads} ${backend.threads === 1 ? 'thread' : 'threads'}`;
  const large = referenceShape(128, 32);
  const training = new Training(large, await openDataset(large.dataset, 'all', 1), backend);
  matrixProduct();
  // In turn, so that a busy moment of the machine hits the ceiling and the step alike.
  const rounds = Array.from({ length: STEPS }, () => [matrixProduct(), times(training, 1)[0]!] as const);
  const stepMs = median(rounds.map(([, step]) => step));
  yield row(
    `matmul ${SIZE}x${SIZE}, ${threads}`,
    rate(SIZE ** 3, median(rounds.map(([product]) => product))),
  );
  yield row('128 filters, batch 32', { value: stepMs, unit: 'ms' });
  yield row('128 filters, batch 32, multiply rate', rate(multiplyAdds(large), stepMs), {
    reference: `matmul ${SIZE}x${SIZE} of the same backend, ${threads}`,
    ratio: median(rounds.map(([product, step]) => (multiplyAdds(large) * product) / (SIZE ** 3 * step))),
  });

  const small = referenceShape(32, 16);
  const data = await openDataset(small.dataset, 'all', 1);
  const of = (watched: object) => new Training({ ...small, ...UNWATCHED, ...watched }, data, backend);
  const [bare, norms, all] = [of({}), of({ gradients: { everySteps: 1 } }), of(WATCHED)];
  const rounds32 = Array.from(
    { length: 8 * STEPS },
    () => [bare, norms, all].map((training) => times(training, 1)[0]!) as [number, number, number],
  );
  const against = (metric: string, watched: 1 | 2) =>
    row(
      `32 filters, batch 16, ${metric} at every step`,
      { value: median(rounds32.map((round) => round[watched])), unit: 'ms' },
      {
        reference: 'the same, of losses and scores alone',
        ratio: median(rounds32.map((round) => round[watched] / round[0])),
      },
    );
  yield against('gradient norms', 1);
  yield against('gradients, updates and dead units', 2);

  function row(
    metric: string,
    measured: Pick<BenchRow, 'value' | 'unit'>,
    compared: Pick<BenchRow, 'reference' | 'ratio'> = { reference: null, ratio: null },
  ): BenchRow {
    return { bench: 'train-step', metric: `${backend.id} ${metric}`, ...measured, ...compared };
  }
}

const rate = (macs: number, ms: number) => ({ value: macs / ms / 1e6, unit: 'GMAC/s' });

/** Milliseconds of a large matrix product, of a right side that was not seen before, as in training. */
function matrixProduct(): number {
  return tf.tidy(() => {
    const [a, b] = [tf.randomNormal([SIZE, SIZE]), tf.randomNormal([SIZE, SIZE])];
    const started = performance.now();
    tf.matMul(a, b).dataSync();
    return performance.now() - started;
  });
}

function times(training: Training, count: number): number[] {
  if (training.step === 0) training.next(); // the first one allocates
  return Array.from({ length: count }, () => {
    const started = performance.now();
    training.next();
    return performance.now() - started;
  });
}
