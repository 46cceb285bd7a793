import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { AUGMENTATIONS, augment } from '@/lib/gan/augmentations/registry';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { Random } from '@/lib/gan/random';
import { augmentConfig } from '@/lib/protocol/run-config/augment';
import { COMPARED } from '../support/backends';

const IDS = Object.keys(AUGMENTATIONS) as (keyof typeof AUGMENTATIONS)[];
const SHAPE = [6, 16, 12, 3] as const;
const SIZE = 6 * 16 * 12 * 3;
const normals = (seed: number, deviation = 0.5) =>
  tf.tensor4d(new Random(seed).normals(SIZE, deviation), [...SHAPE]);
const number = (value: tf.Tensor) => value.dataSync()[0]!;
const largest = (value: tf.Tensor) => number(tf.max(tf.abs(value)));
const done = (id: (typeof IDS)[number], images: tf.Tensor4D, seed = 3) =>
  AUGMENTATIONS[id](images, new Random(seed));

/** Value and gradient of one number that every pixel of the result counts in differently. */
function measure(id: (typeof IDS)[number]) {
  const weighted = (x: tf.Tensor4D): tf.Scalar => tf.sum(tf.mul(done(id, x), normals(9, 1)));
  const gradient = tf.grad((x: tf.Tensor) => weighted(x as tf.Tensor4D))(normals(1));
  return { value: done(id, normals(1)), gradient, weighted };
}

describe.each(['cpu', ...COMPARED] as const)('on %s', (backend) => {
  beforeAll(() => BACKENDS[backend].create());

  it.each(IDS)('%s has the gradient of finite differences', (id) => {
    const { gradient, weighted } = measure(id);
    const along = normals(11, 1);
    const [above, below] = [0.5, -0.5].map((by) => number(weighted(tf.add(normals(1), tf.mul(along, by)))));
    // Each is linear in its image, so that a large step is exact.
    const expected = number(tf.sum(tf.mul(gradient, along)));
    expect((above! - below!) / expected).toBeCloseTo(1, 3);
    expect(largest(gradient)).toBeGreaterThan(0.5);
  });
});

describe.each(COMPARED)('of %s', (backend) => {
  it.each(IDS)('%s has the values and gradients of cpu', async (id) => {
    const numbers = async (name: typeof backend | 'cpu') => {
      await BACKENDS[name].create();
      const { value, gradient } = measure(id);
      return [value, gradient].map((tensor) => tensor.dataSync());
    };
    const expected = await numbers('cpu');
    for (const [index, values] of (await numbers(backend)).entries()) {
      const gaps = values.map((value, at) => Math.abs(value - expected[index]![at]!));
      expect(Math.max(...gaps)).toBeLessThan(1e-5);
    }
  });
});

describe('an augmentation', () => {
  beforeAll(() => BACKENDS.cpu.create());

  it.each(IDS)('%s changes every image in its own way, the same for the same numbers', (id) => {
    const one = normals(1).slice([0, 0, 0, 0], [1, -1, -1, -1]);
    const alike = tf.tile(one, [6, 1, 1, 1]);
    const changed = done(id, alike);
    const seen = tf.unstack(changed).map((image) => String(image.dataSync()));
    expect(new Set(seen).size).toBeGreaterThan(4); // two moves or squares may agree by chance
    expect(done(id, alike).dataSync()).toEqual(changed.dataSync());
    expect(done(id, alike, 4).dataSync()).not.toEqual(changed.dataSync());
  });

  it('color moves the mean by up to a half, and leaves grey grey and flat flat', () => {
    const before = normals(1);
    const after = done('color', before);
    const means = (x: tf.Tensor) => tf.mean(x, [1, 2, 3]);
    expect(largest(tf.sub(means(after), means(before)))).toBeLessThan(0.5);
    // A grey image stays grey: it has no saturation.
    const grey = done('color', tf.tile(before.slice([0, 0, 0, 0], [-1, -1, -1, 1]), [1, 1, 1, 3]));
    const [red, , blue] = tf.split(grey, 3, 3);
    expect(largest(tf.sub(red!, blue!))).toBeLessThan(1e-6);
    const flat = done('color', tf.fill([...SHAPE], 0.2));
    expect(largest(tf.sub(flat, means(flat).reshape([6, 1, 1, 1])))).toBeLessThan(1e-6); // contrast of nothing
  });

  it('translation moves an image whole by an eighth of a side at most, and fills with 0', () => {
    const moves = new Set<string>();
    for (let seed = 1; seed <= 40; seed += 1) {
      const [before, after] = [normals(2).arraySync(), done('translation', normals(2), seed).arraySync()];
      for (const [index, image] of after.entries()) {
        const fits = (dy: number, dx: number) =>
          image.every((row, y) =>
            row.every((pixel, x) => pixel[0] === (before[index]![y - dy]?.[x - dx]?.[0] ?? 0)),
          );
        const found = [-2, -1, 0, 1, 2].flatMap((dy) =>
          [-2, -1, 0, 1, 2].filter((dx) => fits(dy, dx)).map((dx) => `${dy},${dx}`),
        );
        expect(found).toHaveLength(1);
        moves.add(found[0]!);
      }
    }
    expect(moves.size).toBe(25); // 16 and 12 pixels: up to two either way
  });

  it('cutout blanks a square of half the sides, or what of it lies inside', () => {
    const areas = new Set<number>();
    for (let seed = 1; seed <= 20; seed += 1) {
      const kept = done('cutout', tf.ones([...SHAPE]), seed);
      const zeros = tf.sub(1, kept);
      for (const image of tf.unstack(zeros)) areas.add(number(tf.sum(image)) / 3);
      const [rows, columns] = [tf.max(zeros, [2, 3]), tf.max(zeros, [1, 3])].map((x) => tf.sum(x, 1));
      expect(tf.mul(rows!, columns!).arraySync()).toEqual(
        tf.sum(zeros, [1, 2]).slice([0, 0], [-1, 1]).reshape([-1]).arraySync(),
      );
    }
    expect(Math.max(...areas)).toBe(8 * 6);
    expect(Math.min(...areas)).toBeGreaterThanOrEqual(4 * 3);
  });

  it('is done only where it is on', () => {
    const on = augmentConfig.parse({ cutout: true });
    const both = augment(normals(1), on, new Random(3));
    expect(both.dataSync()).toEqual(done('cutout', normals(1)).dataSync());
    expect(augment(normals(1), augmentConfig.parse({}), new Random(3)).dataSync()).toEqual(
      normals(1).dataSync(),
    );
  });
});
