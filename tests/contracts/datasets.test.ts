import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Examples, draw, take } from '@/lib/gan/datasets/dataset';
import { DATASETS, openDataset } from '@/lib/gan/datasets/registry';
import { Random } from '@/lib/gan/random';
import {
  type DatasetConfig,
  type DatasetId,
  classCountOf,
  datasetConfig,
  imageShapeOf,
} from '@/lib/protocol/run-config';
import { CIFAR_BATCHES, cifarRecord, idxImages, idxLabels, tarGz } from '../support/dataset-files';

const root = mkdtempSync(join(tmpdir(), 'ganscope-datasets-'));
process.env['GANSCOPE_DATASETS'] = join(root, 'cache');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const COUNT = 2000;
const digest = (values: Float32Array) =>
  createHash('sha256').update(Buffer.from(values.buffer)).digest('hex');
const labels = (count: number) => Array.from({ length: count }, (_, image) => image % 10);

/** A dataset written in its true format; `cut`: one of its files, to be cut short. */
interface Written {
  config: DatasetConfig;
  cut: string | null;
}

function idxFolder(id: 'mnist' | 'fashion-mnist', write: (bytes: Buffer) => Buffer, ending: string): Written {
  const path = mkdtempSync(join(root, `${id}-`));
  const file = (name: string, bytes: Buffer) => writeFileSync(join(path, name + ending), write(bytes));
  file('train-images-idx3-ubyte', idxImages(COUNT));
  file('train-labels-idx1-ubyte', idxLabels(...labels(COUNT)));
  return { config: { id, path }, cut: join(path, `train-images-idx3-ubyte${ending}`) };
}

/** 400 records a batch, no two alike. */
const batch = (number: number) =>
  Buffer.concat(
    Array.from({ length: COUNT / 5 }, (_, record) =>
      cifarRecord(record % 10, [number, record >> 8, record & 255]),
    ),
  );

const WRITE: Record<string, { id: DatasetId; write: () => Written | Promise<Written> }> = {
  'mnist, plain': { id: 'mnist', write: () => idxFolder('mnist', (bytes) => bytes, '') },
  'mnist, gzipped': { id: 'mnist', write: () => idxFolder('mnist', gzipSync, '.gz') },
  'fashion-mnist': { id: 'fashion-mnist', write: () => idxFolder('fashion-mnist', gzipSync, '.gz') },
  'cifar10, batches': {
    id: 'cifar10',
    write() {
      const path = mkdtempSync(join(root, 'cifar10-'));
      CIFAR_BATCHES.forEach((name, index) => writeFileSync(join(path, name), batch(index)));
      return { config: { id: 'cifar10', path }, cut: join(path, CIFAR_BATCHES[2]!) };
    },
  },
  'cifar10, archive': {
    id: 'cifar10',
    async write() {
      const path = join(mkdtempSync(join(root, 'cifar10-')), 'cifar-10-binary.tar.gz');
      const names = [...CIFAR_BATCHES, 'test_batch.bin'];
      const entries = names.map((name, index) => ({
        name: `cifar-10-batches-bin/${name}`,
        bytes: batch(index),
      }));
      writeFileSync(path, await tarGz([{ name: 'cifar-10-batches-bin/readme.html' }, ...entries]));
      return { config: { id: 'cifar10', path }, cut: path };
    },
  },
  mixture: {
    id: 'mixture',
    write: () => ({ config: datasetConfig.parse({ id: 'mixture', count: COUNT }), cut: null }),
  },
  shapes: { id: 'shapes', write: () => ({ config: { id: 'shapes', count: COUNT }, cut: null }) },
  folder: {
    id: 'folder',
    async write() {
      const path = mkdtempSync(join(root, 'folder-'));
      const kinds = ['png', 'jpeg', 'webp'] as const;
      for (let image = 0; image < COUNT; image += 1) {
        const inside = join(path, `class ${String(image % 12).padStart(2, '0')}`);
        mkdirSync(inside, { recursive: true });
        const kind = kinds[image % 40] ?? 'png';
        // Far apart where a kind loses some of the colour.
        const colour =
          kind === 'png'
            ? { r: image >> 8, g: image & 255, b: 0 }
            : { r: Math.floor(image / 40) * 5, g: (image % 40) * 100, b: 200 };
        const picture = sharp({ create: { width: 9, height: 12, channels: 3, background: colour } });
        writeFileSync(
          join(inside, `${image}.${kind}`),
          await picture.toFormat(kind, { quality: 100 }).toBuffer(),
        );
      }
      const config = datasetConfig.parse({ id: 'folder', path, size: 8 });
      return { config, cut: join(path, 'class 00', '0.png') };
    },
  },
};

it('has files of every dataset of the registry to try', () => {
  expect(new Set(Object.values(WRITE).map(({ id }) => id))).toEqual(new Set(Object.keys(DATASETS)));
});

describe.each(Object.entries(WRITE))('%s', (_, { id, write }) => {
  let written: Written;
  beforeAll(async () => {
    written = await write();
  }, 60_000);
  const open = (classes: 'all' | number[] = 'all', seed = 1) => openDataset(written.config, classes, seed);
  /** Every example as a word: comparing arrays of numbers takes a minute. */
  const rows = (examples: Examples) => {
    const { values } = take(examples, [...examples.labels.keys()]);
    return Array.from(examples.labels, (label, at) => {
      const row = values.slice(at * examples.size, (at + 1) * examples.size);
      return `${label} ${digest(row)}`;
    });
  };

  it('says what it is, in the shape that its configuration promised', async () => {
    const { info, training, heldOut } = await open();
    expect(info.id).toBe(id);
    expect(info.title).not.toBe('');
    expect(DATASETS[id].description).toMatch(/\.$/);
    expect(info.imageShape).toEqual(imageShapeOf(written.config));
    const size = info.imageShape.reduce((product, side) => product * side, 1);
    expect([training.size, heldOut.size]).toEqual([size, size]);
    expect([info.images, info.heldOut]).toEqual([training.labels.length, heldOut.labels.length]);
    expect(info.classNames).toHaveLength(classCountOf(written.config) ?? 12);
    expect(new Set(info.classNames).size).toBe(info.classNames.length);
  });

  it('gives numbers from -1 to 1, and a class that has a name', async () => {
    const { info, training } = await open();
    const { values, labels: drawn } = draw(training, new Random(1), 200);
    expect(values).toHaveLength(200 * training.size);
    expect(drawn).toHaveLength(200);
    expect(values.every((value) => value >= -1 && value <= 1)).toBe(true);
    expect(new Set(values).size).toBeGreaterThan(2);
    expect(drawn.every((label) => info.classNames[label] !== undefined)).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(5);
  });

  it('is drawn the same for the same seed, and otherwise for another', async () => {
    const [first, again] = [await open(), await open()];
    const of = ({ training }: { training: Examples }, seed: number) => {
      const { values, labels: drawn } = draw(training, new Random(seed), 50);
      return [digest(values), ...drawn];
    };
    expect(of(again, 3)).toEqual(of(first, 3));
    expect(of(first, 4)).not.toEqual(of(first, 3));
  });

  it('holds out images that are not trained on', async () => {
    const { training, heldOut } = await open();
    expect(heldOut.labels.length).toBeGreaterThan(100);
    const trained = new Set(rows(training));
    expect([...rows(heldOut)].filter((row) => trained.has(row))).toEqual([]);
    expect(new Set(heldOut.labels).size).toBeGreaterThan(5);
  });

  it('keeps the asked classes, by their own numbers, and refuses one it has no image of', async () => {
    const { info, training, heldOut } = await open([1, 7]);
    const whole = await open();
    expect(new Set(training.labels)).toEqual(new Set([1, 7]));
    expect([...heldOut.labels].every((label) => label === 1 || label === 7)).toBe(true);
    expect([info.images, info.heldOut]).toEqual([training.labels.length, heldOut.labels.length]);
    expect(info.classNames).toEqual(whole.info.classNames);
    const ones = [...whole.training.labels.keys()].filter((at) =>
      [1, 7].includes(whole.training.labels[at]!),
    );
    const wanted = rows(whole.training);
    expect(rows(training)).toEqual(ones.map((at) => wanted[at]));
    await expect(open([12])).rejects.toThrow(/no image of the classes 12/);
  });

  it('names a file that was cut short, what was expected and what found', async () => {
    const { cut } = written;
    if (cut === null) return; // it has no file
    truncateSync(cut, id === 'folder' ? 60 : 5000);
    const told: string[] = [];
    const opening = openDataset(written.config, 'all', 1, {
      progress: () => undefined,
      warn: (message) => told.push(message),
      signal: new AbortController().signal,
    });
    if (id === 'folder') {
      expect((await opening).info.images + (await opening).info.heldOut).toBe(COUNT - 1);
      expect(told).toEqual([
        expect.stringMatching(/1 of 2000 files are left out.*class 00\/0\.png: expected .*found/),
      ]);
    } else {
      await expect(opening).rejects.toThrow(/: expected .*, found /);
      await expect(opening).rejects.toThrow(cut);
    }
  });
});
