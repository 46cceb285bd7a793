import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { take } from '@/lib/gan/datasets/dataset';
import { openDataset } from '@/lib/gan/datasets/registry';
import { CIFAR_BATCHES, idx, idxLabels, tarGz } from '../support/dataset-files';
import { SMALL, supervise } from '../support/supervised';

/** Files in their true formats, made of drawn shapes; a run on each, in a real trainer process, sees these images. */
const COUNT = 100;
const lab = supervise();
const folder = mkdtempSync(join(tmpdir(), 'ganscope-files-'));
const at = (...path: string[]) => join(folder, ...path);
let shapes: { pixels: Buffer; label: number }[] = [];

beforeAll(async () => {
  const { training } = await openDataset({ id: 'shapes', count: 10 * COUNT }, 'all', 1);
  const { values, labels } = take(training, [...Array(COUNT).keys()]);
  shapes = Array.from(labels, (label, image) => ({
    label,
    pixels: Buffer.from(
      values.slice(image * 3072, (image + 1) * 3072).map((value) => (value + 1) * 127.5 + 0.5),
    ),
  }));
});
afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true, force: true });
});

const picture = (pixels: Buffer) => sharp(pixels, { raw: { width: 32, height: 32, channels: 3 } });
const planes = (pixels: Buffer) =>
  [0, 1, 2].map((colour) => pixels.filter((_, place) => place % 3 === colour));
const grey = async ({ pixels }: { pixels: Buffer }) =>
  picture(pixels).resize(28, 28).grayscale().toColourspace('b-w').raw().toBuffer();

/** What each folder holds, written by another hand than the reader's, and what the reader must make of it. */
const FORMATS = {
  'cifar10 as binary batches'() {
    mkdirSync(at('batches'));
    CIFAR_BATCHES.forEach((name, batch) => writeFileSync(at('batches', name), cifarBatch(batch)));
    return { dataset: { id: 'cifar10', path: at('batches') }, images: shapes.map(({ pixels }) => pixels) };
  },
  async 'cifar10 as cifar-10-binary.tar.gz'() {
    mkdirSync(at('archive'));
    const entries = [...CIFAR_BATCHES, 'test_batch.bin'].map((name, batch) => ({
      name: `cifar-10-batches-bin/${name}`,
      bytes: cifarBatch(batch % 5),
    }));
    writeFileSync(at('archive', 'cifar-10-binary.tar.gz'), await tarGz(entries));
    return { dataset: { id: 'cifar10', path: at('archive') }, images: shapes.map(({ pixels }) => pixels) };
  },
  async 'fashion-mnist as gzipped IDX'() {
    mkdirSync(at('fashion'));
    const images = await Promise.all(shapes.map(grey));
    const labels = idxLabels(...shapes.map(({ label }) => label));
    for (const set of ['train', 't10k']) {
      const packed = gzipSync(idx(0x803, [COUNT, 28, 28], Buffer.concat(images)));
      writeFileSync(at('fashion', `${set}-images-idx3-ubyte.gz`), packed);
      writeFileSync(at('fashion', `${set}-labels-idx1-ubyte.gz`), gzipSync(labels));
    }
    return { dataset: { id: 'fashion-mnist', path: at('fashion') }, images };
  },
  async 'a folder of PNG, JPEG and WebP, a subfolder a class'() {
    await Promise.all(
      shapes.map(async ({ pixels, label }, image) => {
        mkdirSync(at('folder', `class ${label}`), { recursive: true });
        const kind = (['png', 'jpeg', 'webp'] as const)[image % 3]!;
        const large = picture(pixels).resize(96, 96, { kernel: 'nearest' });
        await large
          .toFormat(kind, { quality: 95 })
          .toFile(at('folder', `class ${label}`, `${image}.${kind}`));
      }),
    );
    return { dataset: { id: 'folder', path: at('folder') }, images: shapes.map(({ pixels }) => pixels) };
  },
};

/** A label byte and three planes an image. */
const cifarBatch = (batch: number) =>
  Buffer.concat(
    shapes
      .slice(batch * (COUNT / 5), (batch + 1) * (COUNT / 5))
      .flatMap(({ pixels, label }) => [Buffer.of(label), ...planes(pixels)]),
  );

it.each(Object.entries(FORMATS))('trains on %s', { timeout: 120_000 }, async (_, write) => {
  const { dataset, images } = await write();
  const [side, channels] = dataset.id === 'fashion-mnist' ? [28, 1] : [32, 3];
  const { generator } = SMALL;
  const [dense, up] = generator.layers;
  const layers = [
    { ...dense, shape: [side / 4, side / 4, 2] },
    { ...up, filters: channels },
  ];
  const { id } = await lab.create({
    dataset,
    generator: { layers },
    totalSteps: 4,
    samples: { count: 16, everySteps: 4 },
    metrics: { everySteps: 4, samples: 16 },
  });
  await lab.until(() => ['finished', 'failed'].includes(lab.run(id).state));
  const { state, failure, setup } = lab.run(id);
  expect({ state, failure }).toEqual({ state: 'finished', failure: null });
  expect(setup?.dataset.imageShape).toEqual([side, side, channels]);

  const real = lab.store.samples.list(id).find(({ kind }) => kind === 'real')!;
  const grid = sharp(lab.store.images.get(real.hash)!.bytes).toColourspace(channels === 1 ? 'b-w' : 'srgb');
  for (let tile = 0; tile < 16; tile += 1) {
    const place = { left: (tile % real.columns) * side, top: Math.floor(tile / real.columns) * side };
    const shown = await grid
      .clone()
      .extract({ ...place, width: side, height: side })
      .raw()
      .toBuffer();
    // JPEG and WebP lose a little; another image of the files is far off.
    expect(Math.min(...images.map((image) => meanDifference(image, shown)))).toBeLessThan(4);
  }
});

const meanDifference = (a: Buffer, b: Buffer) => {
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, place) => sum + Math.abs(value - b[place]!), 0) / a.length;
};
