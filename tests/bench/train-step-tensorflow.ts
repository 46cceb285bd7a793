import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { threadsFor } from '@/lib/gan/backends/threads';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Training } from '@/lib/gan/training';
import { referenceShape } from './reference-shape';
import { UNWATCHED } from './watching';

/** The step of train-step.ts on native TensorFlow: for each line of input, a step; its milliseconds are printed. */
const [filters = NaN, batchSize = NaN] = process.argv.slice(2).map(Number);
const config = { ...referenceShape(filters, batchSize), ...UNWATCHED };
const threads = threadsFor(config, availableParallelism());
const backend = await BACKENDS.tensorflow.create({ threads });
const training = new Training(config, await openDataset(config.dataset, 'all', 1), backend);
training.next(); // the first one allocates
console.log(`${backend.device}, threads: ${backend.threads}`);
for await (const line of createInterface(process.stdin)) {
  void line;
  const started = performance.now();
  training.next();
  console.log(performance.now() - started);
}
