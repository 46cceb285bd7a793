import { describe, expect, it } from 'vitest';
import { toDataset } from '@/lib/gan/datasets/dataset';
import { imagesInMemory } from '@/lib/gan/datasets/images';
import { drawImages, drawReals } from '@/lib/gan/metrics/reals';

/** Images of one pixel, which tells them apart. */
const images = (from: number, count: number) => {
  const pixels = Uint8Array.from({ length: count }, (_, index) => from + index);
  return imagesInMemory(pixels, 1, new Uint8Array(count));
};
const info = { id: 'mnist', title: '', imageShape: [1, 1, 1] as [number, number, number], classNames: [] };
const pixelsOf = (values: Float32Array) => [...values].map((value) => Math.round((value + 1) * 127.5));
const dataset = (training: number, heldOut: number) =>
  toDataset(info, images(0, training), images(200, heldOut));

describe('the reals that samples are measured against', () => {
  const [all, unseen, trained] = [
    () => true,
    (pixel: number) => pixel >= 200,
    (pixel: number) => pixel < 200,
  ];
  it.each([
    ['both held out', 100, 40, 16, 'held-out', 16, unseen],
    ['the floor of training images where few are held out', 100, 20, 16, 'held-out', 16, all],
    ['of training images where too few are held out', 100, 10, 16, 'training', 16, trained],
    ['as many as there are in half of a small set', 40, 0, 30, 'training', 20, trained],
  ])('are %s', (_, training, heldOut, wanted, source, count, belongs) => {
    const reals = drawReals(dataset(training, heldOut), wanted)!;
    const [reference, others] = [pixelsOf(reals.reference), pixelsOf(reals.others)];
    expect(reals.source).toBe(source);
    expect([reference.length, others.length]).toEqual([count, count]);
    expect(new Set([...reference, ...others]).size).toBe(2 * count);
    expect([...reference, ...others].every(belongs)).toBe(true);
    if (source === 'held-out') expect(reference.every((pixel) => pixel >= 200)).toBe(true);
    expect(drawReals(dataset(training, heldOut), wanted)).toEqual(reals);
  });

  it('are none where there are fewer than sixteen', () => {
    expect(drawReals(dataset(31, 0), 16)).toBeNull();
    expect(drawReals(dataset(32, 0), 500)?.reference).toHaveLength(16);
  });

  it('are drawn again where a batch needs more than there are', () => {
    const drawn = pixelsOf(drawImages(images(0, 3), 7).values);
    expect(drawn).toHaveLength(7);
    expect(new Set(drawn).size).toBe(3);
  });
});
