import { createHash } from 'node:crypto';
import type { SamplesImage } from '@/lib/protocol/trainer-messages';

/** A grid as PNG and its SHA-256, made here so that the trainer spends no step on it. */
export async function encodeGrid(image: SamplesImage): Promise<{ png: Buffer; hash: string }> {
  const width = image.columns * image.tileWidth;
  const height = image.rows * image.tileHeight;
  if (image.pixels.length !== width * height * image.channels) {
    throw new Error(
      `a grid of ${width} x ${height} x ${image.channels} needs ${width * height * image.channels} bytes, not ${image.pixels.length}`,
    );
  }
  const { default: sharp } = await import('sharp'); // loaded with the first grid: the start does not wait for it
  const png = await sharp(image.pixels, { raw: { width, height, channels: image.channels } })
    .png()
    .toBuffer();
  return { png, hash: createHash('sha256').update(png).digest('hex') };
}
