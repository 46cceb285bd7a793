import * as tf from '@tensorflow/tfjs-core';
import type { Augmentation } from './augmentation';

/** Blanks a square of half the sides to 0, the middle of the range; part of it may lie outside. */
export const cutout: Augmentation = (images, random) => {
  const [count, height, width] = images.shape;
  const mask = new Float32Array(count * height * width).fill(1);
  for (let image = 0; image < count; image += 1) {
    const rows = span(height, random.below(height + 1));
    const columns = span(width, random.below(width + 1));
    for (let row = rows.from; row < rows.to; row += 1) {
      const start = (image * height + row) * width;
      mask.fill(0, start + columns.from, start + columns.to);
    }
  }
  return tf.mul(images, tf.tensor4d(mask, [count, height, width, 1]));
};

/** Half a side around its middle, as far as it lies inside. */
function span(side: number, middle: number): { from: number; to: number } {
  const from = middle - Math.floor(side / 4);
  return { from: Math.max(0, from), to: Math.min(side, from + Math.floor(side / 2)) };
}
