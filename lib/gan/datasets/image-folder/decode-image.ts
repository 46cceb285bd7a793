import { open } from 'node:fs/promises';
import type Sharp from 'sharp';

/** More pixels than a camera makes are a bomb: a small file that unpacks to gigabytes. */
const MOST_PIXELS = 100e6;
const MOST_BYTES = 64 * 1024 * 1024;

/** Told by their first bytes: libvips would open SVG, PDF and more by any name. */
const isKnown = (bytes: Buffer) =>
  bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff)) ||
  bytes.subarray(0, 4).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47)) ||
  (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP');

/**
 * An image as `size` x `size` pixels of one or three bytes: turned as its camera says, scaled, cut to a square about
 * its middle, and laid on white where it is transparent. Throws an Error that says what was expected and found.
 */
export async function decodeImage(
  sharp: typeof Sharp,
  path: string,
  { size, channels }: { size: number; channels: number },
): Promise<Buffer> {
  const bytes = await readFile(path);
  if (!isKnown(bytes)) throw new Error('expected PNG, JPEG or WebP, found another kind of file');
  const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(size, size, { fit: 'cover' })
    .flatten({ background: 'white' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb');
  const { data, info } = await image
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      const why = error instanceof Error ? error.message.split('\n')[0] : 'an error';
      throw new Error(`expected an image that decodes, found: ${why}`);
    });
  if (info.channels !== channels) throw new Error(`expected ${channels} channels, found ${info.channels}`);
  return data;
}

async function readFile(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > MOST_BYTES) throw new Error(`expected at most ${MOST_BYTES} bytes, found ${size}`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
