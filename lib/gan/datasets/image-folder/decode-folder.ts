import { closeSync, openSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Watcher } from '../watcher';
import { decodeImage } from './decode-image';
import type { Listing } from './list-images';

/** What became of a folder: the class of each image in the file of pixels, and who is not in it, and why. */
export interface Decoded {
  classNames: string[];
  labels: number[];
  skipped: { name: string; why: string }[];
}

/** Decodes a folder into one file of pixels, in the order of the listing; an image that does not decode is left out. */
export async function decodeFolder(
  { root, classNames, images }: Listing,
  shape: { size: number; channels: number },
  file: string,
  watcher: Watcher,
): Promise<Decoded> {
  // Loaded where it is needed: an idle trainer stays small.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1); // several images at once, not several threads an image
  const atOnce = 4 * availableParallelism();
  const decoded: Decoded = { classNames, labels: [], skipped: [] };
  const pixels = openSync(file, 'w');
  try {
    for (let from = 0; from < images.length; from += atOnce) {
      watcher.signal.throwIfAborted();
      const some = images.slice(from, from + atOnce);
      const results = await Promise.allSettled(some.map(({ path }) => decodeImage(sharp, path, shape)));
      for (const [index, { name, label }] of some.entries()) {
        const result = results[index]!;
        if (result.status === 'fulfilled') {
          writeSync(pixels, result.value);
          decoded.labels.push(label);
        } else {
          const { reason } = result as { reason: unknown };
          decoded.skipped.push({ name, why: reason instanceof Error ? reason.message : String(reason) });
        }
      }
      const done = Math.min(from + atOnce, images.length);
      watcher.progress(`decoding the images of ${root}: ${done} of ${images.length}`);
    }
  } finally {
    closeSync(pixels);
  }
  return decoded;
}
