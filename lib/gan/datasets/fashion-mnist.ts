import type { DatasetConfig } from '@/lib/protocol/run-config';
import { type Dataset, toDataset } from './dataset';
import { type Source, fetchDataset } from './fetch/fetch-dataset';
import { readIdxFolder } from './idx-folder';
import type { Watcher } from './watcher';

const CLASSES = [
  'T-shirt/top',
  'trouser',
  'pullover',
  'dress',
  'coat',
  'sandal',
  'shirt',
  'sneaker',
  'bag',
  'ankle boot',
];

const at = (file: string, md5: string): Source => ({
  url: `http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/${file}`,
  file,
  md5,
  mostBytes: 40e6,
});
/** The sums that github.com/zalandoresearch/fashion-mnist publishes. */
const SOURCES = [
  at('train-images-idx3-ubyte.gz', '8d4fb7e6c68d591d4c3dfef9ec88bf0d'),
  at('train-labels-idx1-ubyte.gz', '25c81989df183df01b3e8a0aad5dffbe'),
  at('t10k-images-idx3-ubyte.gz', 'bef4ecab320f06d8554ea6380940ec79'),
  at('t10k-labels-idx1-ubyte.gz', 'bb300cfdad3c16e7a12a480ee83cd310'),
];

/** Fashion-MNIST (arXiv 1708.07747), its test set held out: from IDX files in a folder, or fetched. */
export async function openFashionMnist(
  { id, path }: Extract<DatasetConfig, { id: 'fashion-mnist' }>,
  watcher: Watcher,
): Promise<Dataset> {
  const { training, test } = await readIdxFolder(path ?? (await fetchDataset(id, SOURCES, watcher)));
  return toDataset(
    { id, title: 'Fashion-MNIST', imageShape: [28, 28, 1], classNames: CLASSES },
    training,
    test,
  );
}
