import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOutGrid, toBytes } from '@/lib/gan/samples';

/** Images of which every byte is the number of its image, counted from 1. */
const numbered = (count: number, size: number) =>
  Uint8Array.from({ length: count * size }, (_, index) => Math.floor(index / size) + 1);

describe('a grid of samples', () => {
  it.each([
    [1, 1, 1],
    [3, 3, 1],
    [8, 8, 1],
    [9, 8, 2],
    [64, 8, 8],
  ])('of %i images has %i columns and %i rows', (count, columns, rows) => {
    const grid = layOutGrid(numbered(count, 6), [3, 2, 1]);
    expect(grid).toMatchObject({ columns, rows, tileWidth: 2, tileHeight: 3, channels: 1 });
    expect(grid.pixels).toHaveLength(columns * rows * 6);
  });

  it('has each image whole in its place, row by row, and leaves the rest black', () => {
    const { pixels } = layOutGrid(numbered(10, 4), [2, 2, 1]);
    const at = (x: number, y: number) => pixels[y * 16 + x];
    for (let image = 0; image < 16; image += 1) {
      const [left, top] = [(image % 8) * 2, Math.floor(image / 8) * 2];
      const tile = [at(left, top), at(left + 1, top), at(left, top + 1), at(left + 1, top + 1)];
      expect(tile).toEqual(Array.from({ length: 4 }, () => (image < 10 ? image + 1 : 0)));
    }
  });

  it('keeps the pixels of an image in order, and its colours together', () => {
    const image = Uint8Array.from({ length: 2 * 2 * 3 }, (_, index) => index);
    const { pixels, channels } = layOutGrid(Uint8Array.from([...image, ...image]), [2, 2, 3]);
    expect(channels).toBe(3);
    expect([...pixels]).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 6, 7, 8, 9, 10, 11]);
  });
});

describe('the bytes of an image', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each([
    [-1, 0],
    [0, 128],
    [1, 255],
    [-7, 0],
    [7, 255],
    [NaN, 0],
    [Infinity, 255],
    [-Infinity, 0],
  ])('%d is %i', (value, byte) => {
    const image = tf.tensor1d([value]);
    const before = tf.memory().numTensors;
    expect([...toBytes(image)]).toEqual([byte]);
    expect(tf.memory().numTensors).toBe(before);
    image.dispose();
  });
});
