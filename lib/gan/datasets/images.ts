import type { Examples } from './dataset';

/** Images of bytes in memory, one after the other: 0 is -1, 255 is 1. */
export function imagesInMemory(pixels: Uint8Array, size: number, labels: ArrayLike<number>): Examples {
  return {
    size,
    labels: Int32Array.from(labels),
    read: (image, to) => scale(pixels.subarray(image * size, (image + 1) * size), to),
  };
}

function scale(bytes: Uint8Array, to: Float32Array): void {
  for (let at = 0; at < bytes.length; at += 1) to[at] = bytes[at]! / 127.5 - 1;
}
