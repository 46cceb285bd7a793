import type { DatasetConfig } from '@/lib/protocol/run-config';
import { type Dataset, type Examples, toDataset } from './dataset';
import { broken, hasDatasetFile, readDatasetFile } from './files';
import { imagesInMemory } from './images';

const SIDE = 32;
const PLANE = SIDE * SIDE;
const RECORD = 1 + 3 * PLANE;
const CLASSES = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
const TRAINING = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);
const TEST = 'test_batch.bin';

/** CIFAR-10's binary version, its test batch held out. */
export function openCifar10({ path }: Extract<DatasetConfig, { id: 'cifar10' }>): Dataset {
  return toDataset(
    { id: 'cifar10', title: 'CIFAR-10', imageShape: [SIDE, SIDE, 3], classNames: CLASSES },
    readBatches(path, TRAINING),
    hasDatasetFile(path, [TEST]) ? readBatches(path, [TEST]) : null,
  );
}

/** Records of a label byte and three planes of 32 x 32, red first. */
function readBatches(folder: string, names: readonly string[]): Examples {
  const batches = names.map((name) => {
    const { file, bytes } = readDatasetFile(folder, [name]);
    if (bytes.length === 0 || bytes.length % RECORD !== 0) {
      throw broken(file, `records of ${RECORD} bytes`, `${bytes.length} bytes`);
    }
    return { file, bytes };
  });
  const count = batches.reduce((total, { bytes }) => total + bytes.length / RECORD, 0);
  const pixels = new Uint8Array(count * 3 * PLANE);
  const labels = new Uint8Array(count);
  let image = 0;
  for (const { file, bytes } of batches) {
    for (let at = 0; at < bytes.length; at += RECORD, image += 1) {
      const label = bytes[at]!;
      if (label > 9) throw broken(file, 'labels from 0 to 9', `${label} in record ${at / RECORD}`);
      labels[image] = label;
      for (let pixel = 0; pixel < PLANE; pixel += 1) {
        for (let channel = 0; channel < 3; channel += 1) {
          pixels[(image * PLANE + pixel) * 3 + channel] = bytes[at + 1 + channel * PLANE + pixel]!;
        }
      }
    }
  }
  return imagesInMemory(pixels, 3 * PLANE, labels);
}
