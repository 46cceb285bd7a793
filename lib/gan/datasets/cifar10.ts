import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetConfig } from '@/lib/protocol/run-config';
import { ARCHIVE, readArchive } from './cifar10-archive';
import { BATCH_BYTES, type Batch, TEST, TRAINING, toExamples } from './cifar10-records';
import { type Dataset, join as joined, toDataset } from './dataset';
import { type Source, fetchDataset } from './fetch/fetch-dataset';
import { broken, findDatasetFile, hasDatasetFile } from './files';
import type { Watcher } from './watcher';

const CLASSES = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];

const SOURCE: Source = {
  url: `https://www.cs.toronto.edu/~kriz/${ARCHIVE}`,
  file: ARCHIVE,
  md5: 'c32a1d4ab5d03f1284b67883e8d87530',
  mostBytes: 250e6,
};

/** CIFAR-10's binary version, its test batch held out: batches in a folder, the archive as it is, or fetched. */
export async function openCifar10(
  { id, path }: Extract<DatasetConfig, { id: 'cifar10' }>,
  watcher: Watcher,
): Promise<Dataset> {
  const batches = await readBatches(path ?? (await fetchDataset(id, [SOURCE], watcher)));
  const of = (names: readonly string[]) => batches.filter(({ name }) => names.includes(name)).map(toExamples);
  const test = of([TEST]);
  return toDataset(
    { id, title: 'CIFAR-10', imageShape: [32, 32, 3], classNames: CLASSES },
    joined(of(TRAINING)),
    test[0] ?? null,
  );
}

function readBatches(path: string): Batch[] | Promise<Batch[]> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return readArchive(path);
  const isPacked = hasDatasetFile(path, [ARCHIVE]) && !hasDatasetFile(path, TRAINING);
  if (isPacked) return readArchive(findDatasetFile(path, [ARCHIVE]));
  const names = hasDatasetFile(path, [TEST]) ? [...TRAINING, TEST] : TRAINING;
  return names.map((name) => {
    const file = findDatasetFile(path, [name]);
    const { size } = statSync(file);
    if (size > BATCH_BYTES) throw broken(file, `at most ${BATCH_BYTES} bytes`, `${size} bytes`);
    return { name, file: join(path, name), bytes: readFileSync(file) };
  });
}
