import { basename } from 'node:path';
import type { DatasetConfig } from '@/lib/protocol/run-config';
import { type Dataset, toDataset } from '../dataset';
import { broken } from '../files';
import { imagesInFile } from '../images';
import type { Watcher } from '../watcher';
import { decodeFolder } from './decode-folder';
import { keep, placeOf, readKept } from './kept';
import { listImages } from './list-images';

/** A folder of images, some of them held out. Decoded once; then read from one file, as many as there may be. */
export async function openImageFolder(
  config: Extract<DatasetConfig, { id: 'folder' }>,
  watcher: Watcher,
): Promise<Dataset> {
  const { size } = config;
  const channels = config.colour === 'grey' ? 1 : 3;
  const shape = { size, channels };
  const listing = listImages(config.path);
  const place = placeOf(listing, shape);
  let kept = readKept(place, shape);
  if (!kept) {
    await keep(place, (pixels) => decodeFolder(listing, shape, pixels, watcher));
    kept = readKept(place, shape);
  }
  if (!kept) throw broken(place, 'the decoded images that were just kept there', 'nothing');
  const { classNames, labels, skipped, pixels } = kept;
  const [first] = skipped;
  if (first) {
    const told = `${skipped.length} of ${listing.images.length} files are left out; the first is ${first.name}: ${first.why}`;
    if (labels.length === 0) throw broken(config.path, 'images that decode', told);
    watcher.warn(`${config.path}: ${told}`);
  }
  return toDataset(
    {
      id: config.id,
      title: `Images of ${basename(listing.root)}`,
      imageShape: [size, size, channels],
      classNames,
    },
    imagesInFile(pixels, 0, size * size * channels, labels),
    null,
  );
}
