import { createHash } from 'node:crypto';
import type { Sample } from '@/lib/protocol/entities';
import type { SamplesImage, SamplesPoints } from '@/lib/protocol/trainer-messages';

/** Samples as they are stored: bytes that never change, and how they lie in them. */
type Encoded = Omit<Sample, 'id' | 'runId' | 'step' | 'kind' | 'wallTime'> & { mime: string; bytes: Buffer };

export async function encodeSamples(samples: SamplesImage | SamplesPoints): Promise<Encoded> {
  if (samples.type === 'samples:image') {
    const { columns, rows, tileWidth, tileHeight } = samples;
    const bytes = await toPng(samples);
    return {
      form: 'grid',
      mime: 'image/png',
      bytes,
      hash: sha256(bytes),
      columns,
      rows,
      tileWidth,
      tileHeight,
    };
  }
  const { buffer, byteOffset, byteLength, length } = samples.points;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const layout = { columns: length / 2, rows: 1, tileWidth: 1, tileHeight: 1 };
  return { form: 'points', mime: 'application/octet-stream', bytes, hash: sha256(bytes), ...layout };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Made here so that the trainer spends no step on it. */
async function toPng({
  columns,
  rows,
  tileWidth,
  tileHeight,
  channels,
  pixels,
}: SamplesImage): Promise<Buffer> {
  const width = columns * tileWidth;
  const height = rows * tileHeight;
  if (pixels.length !== width * height * channels) {
    throw new Error(
      `a grid of ${width} x ${height} x ${channels} needs ${width * height * channels} bytes, not ${pixels.length}`,
    );
  }
  const { default: sharp } = await import('sharp'); // loaded with the first grid: the start does not wait for it
  return sharp(pixels, { raw: { width, height, channels } }).png().toBuffer();
}
