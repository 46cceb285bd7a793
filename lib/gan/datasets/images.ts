import { openSync, readSync } from 'node:fs';
import type { Examples } from './dataset';
import { broken } from './files';

/** Images of bytes in memory, one after the other: 0 is -1, 255 is 1. */
export function imagesInMemory(pixels: Uint8Array, size: number, labels: ArrayLike<number>): Examples {
  return {
    size,
    labels: Int32Array.from(labels),
    read: (image, to) => scale(pixels.subarray(image * size, (image + 1) * size), to),
  };
}

/**
 * The same in a file, from `start` on, each read when it is asked for: what the system has spare keeps them. The file
 * stays open as long as the process, which trains one run.
 */
export function imagesInFile(file: string, start: number, size: number, labels: ArrayLike<number>): Examples {
  const handle = openSync(file, 'r');
  const bytes = Buffer.alloc(size);
  return {
    size,
    labels: Int32Array.from(labels),
    read(image, to) {
      const read = readSync(handle, bytes, 0, size, start + image * size);
      if (read !== size) throw broken(file, `${size} bytes of image ${image}`, `${read}; it was cut since`);
      scale(bytes, to);
    },
  };
}

function scale(bytes: Uint8Array, to: Float32Array): void {
  for (let at = 0; at < bytes.length; at += 1) to[at] = bytes[at]! / 127.5 - 1;
}
