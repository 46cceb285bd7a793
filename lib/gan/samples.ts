import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape, PointShape } from '@/lib/protocol/run-config';
import type { SamplesImage, SamplesPoints } from '@/lib/protocol/trainer-messages';

export const COLUMNS = 8;

export type Samples = Omit<SamplesImage, 'step' | 'kind'> | Omit<SamplesPoints, 'step' | 'kind'>;

/** What is shown of examples [count, ...shape] in [-1, 1]: a grid of images, or the points as they are. */
export function toSamples(examples: tf.Tensor, shape: ImageShape | PointShape, columns?: number): Samples {
  return shape.length === 3
    ? { type: 'samples:image', ...layOutGrid(toBytes(examples), shape, columns) }
    : { type: 'samples:points', points: Float32Array.from(examples.dataSync()) };
}

/** Lays images [count, height, width, channels] of bytes out as a grid. */
export function layOutGrid(
  images: Uint8Array,
  [height, width, channels]: ImageShape,
  mostColumns = COLUMNS,
): Pick<SamplesImage, 'columns' | 'rows' | 'tileWidth' | 'tileHeight' | 'channels' | 'pixels'> {
  const size = height * width * channels;
  const count = images.length / size;
  const columns = Math.min(mostColumns, count);
  const rows = Math.ceil(count / columns);
  const pixels = new Uint8Array(rows * columns * size);
  const rowBytes = width * channels;
  for (let image = 0; image < count; image += 1) {
    const left = (image % columns) * rowBytes;
    const top = Math.floor(image / columns) * height;
    for (let y = 0; y < height; y += 1) {
      const from = image * size + y * rowBytes;
      pixels.set(images.subarray(from, from + rowBytes), (top + y) * columns * rowBytes + left);
    }
  }
  return { columns, rows, tileWidth: width, tileHeight: height, channels: channels === 1 ? 1 : 3, pixels };
}

/** Images in [-1, 1] as bytes: NaN is black, an infinity the end of the range it lies beyond. */
export function toBytes(images: tf.Tensor): Uint8Array {
  const scaled = tf.tidy(() => tf.round(tf.clipByValue(tf.mul(tf.add(images, 1), 127.5), 0, 255)));
  const bytes = Uint8Array.from(scaled.dataSync());
  scaled.dispose();
  return bytes;
}
