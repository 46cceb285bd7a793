import type { Examples } from './dataset';
import { broken, findDatasetFile, hasDatasetFile } from './files';
import { readIdxImages, readIdxLabels } from './idx';
import { imagesInFile, imagesInMemory } from './images';

const SIDE = 28;
type Part = 'train' | 't10k';

const names = (what: string, kind: string) => [
  `${what}-${kind}-ubyte`,
  `${what}.${kind}-ubyte`,
  `${what}-${kind}-ubyte.gz`,
];
const imageFiles = (part: Part) => names(`${part}-images`, 'idx3');
const labelFiles = (part: Part) => names(`${part}-labels`, 'idx1');

/** The four files of MNIST and of what was made to take its place; the test set may be missing. */
export async function readIdxFolder(folder: string): Promise<{ training: Examples; test: Examples | null }> {
  return {
    training: await readPart(folder, 'train'),
    test: hasDatasetFile(folder, imageFiles('t10k')) ? await readPart(folder, 't10k') : null,
  };
}

async function readPart(folder: string, part: Part): Promise<Examples> {
  const file = findDatasetFile(folder, imageFiles(part));
  const { sizes, bytes, start } = await readIdxImages(file);
  const [count = 0, height, width] = sizes;
  if (height !== SIDE || width !== SIDE)
    throw broken(file, `images of ${SIDE} x ${SIDE}`, `${height} x ${width}`);
  if (count === 0) throw broken(file, 'at least one image', 'none');
  const labels = await readIdxLabels(findDatasetFile(folder, labelFiles(part)), count);
  return bytes ? imagesInMemory(bytes, SIDE * SIDE, labels) : imagesInFile(file, start, SIDE * SIDE, labels);
}
