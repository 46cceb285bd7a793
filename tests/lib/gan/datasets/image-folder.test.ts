import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Create } from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { take } from '@/lib/gan/datasets/dataset';
import { openDataset } from '@/lib/gan/datasets/registry';
import type { DatasetConfig } from '@/lib/protocol/run-config';

let root = '';
let folder = '';
let told: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ganscope-images-'));
  folder = join(root, 'images');
  mkdirSync(folder);
  process.env['GANSCOPE_DATASETS'] = join(root, 'cache');
  told = [];
});
afterEach(() => {
  delete process.env['GANSCOPE_DATASETS'];
  rmSync(root, { recursive: true, force: true });
});

const WATCHED = {
  progress: (message: string) => told.push(message),
  warn: (message: string) => told.push(message),
};
const open = (
  changes: Partial<Extract<DatasetConfig, { id: 'folder' }>> = {},
  signal = new AbortController().signal,
) =>
  openDataset({ id: 'folder', path: folder, size: 8, colour: 'colour', ...changes }, 'all', 1, {
    ...WATCHED,
    signal,
  });
const write = (name: string, bytes: Buffer) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), bytes);
};
type Background = Create['background'];
const picture = (background: Background, width = 8, height = 8, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background } });
const png = (background: Background = 'red') => picture(background).png().toBuffer();
/** The only image, as bytes. */
async function only(changes: Partial<Extract<DatasetConfig, { id: 'folder' }>> = {}): Promise<number[]> {
  const { training } = await open(changes);
  expect(training.labels).toHaveLength(1);
  return [...take(training, [0]).values].map((value) => Math.round((value + 1) * 127.5));
}
/** Pixels of the middle row. */
const middle = (pixels: number[], channels = 3) =>
  Array.from({ length: 8 }, (_, x) => pixels.slice((32 + x) * channels, (33 + x) * channels));

describe('an image of a folder', () => {
  it('is cut to a square about its middle', async () => {
    const left = await picture('red', 4, 8).png().toBuffer();
    const wide = picture('blue', 16, 8).composite([{ input: left, left: 0, top: 0 }]);
    write('wide.png', await wide.png().toBuffer());
    expect(middle(await only())).toEqual(Array.from({ length: 8 }, () => [0, 0, 255]));
  });

  it('is turned as its camera says', async () => {
    const half = await picture('white', 8, 4).png().toBuffer();
    const upright = picture('black').composite([{ input: half, left: 0, top: 0 }]);
    write('turned.jpg', await upright.withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer());
    const row = middle(await only()).map(([red]) => red! > 128);
    expect(row).toEqual([false, false, false, false, true, true, true, true]);
  });

  it('lies on white where it is transparent', async () => {
    write('half.png', await picture({ r: 0, g: 0, b: 0, alpha: 0.5 }, 8, 8, 4).png().toBuffer());
    for (const value of await only()) expect(Math.abs(value - 128)).toBeLessThanOrEqual(1);
  });

  it.each([
    ['a colour', () => png({ r: 255, g: 0, b: 0 }), [54, 127]],
    ['16 bits', () => picture('white').toColourspace('rgb16').png().toBuffer(), [255, 255]],
    ['grey', () => picture('white').toColourspace('b-w').png().toBuffer(), [255, 255]],
  ] as const)('of %s is one channel where grey is asked', async (_, make, [low, high]) => {
    write('one.png', await make());
    const grey = await only({ colour: 'grey' });
    expect(grey).toHaveLength(64);
    expect(grey.every((value) => value >= low && value <= high)).toBe(true);
  });

  it('has three channels where it is grey itself', async () => {
    write('grey.png', await picture('white').toColourspace('b-w').png().toBuffer());
    expect(await only()).toEqual(Array(192).fill(255));
  });
});

describe('a folder of images', () => {
  it('has its subfolders as classes by name, more than ten of them, and passes over what is no image', async () => {
    for (let number = 0; number < 12; number += 1)
      write(`class ${String.fromCharCode(97 + number)}/deep/er/${number}.png`, await png());
    write('class a/notes.txt', Buffer.from('no image'));
    write('class a/.hidden.png', Buffer.from('no image'));
    write('empty/notes.txt', Buffer.from('no image'));
    const { info, training } = await open();
    expect(info.classNames).toEqual([...'abcdefghijkl'].map((letter) => `class ${letter}`));
    expect([...training.labels].sort((a, b) => a - b)).toEqual([...Array(12).keys()]);
    expect(told.at(-1)).toMatch(/decoding the images of .*: 12 of 12/);
  });

  it('is one class without subfolders', async () => {
    write('a.png', await png());
    write('b.PNG', await png());
    expect((await open()).info).toMatchObject({ images: 2, classNames: ['images'] });
  });

  it('is decoded once, again when a file changes, and what was kept before goes', async () => {
    write('a.png', await png('red'));
    expect((await only()).slice(0, 3)).toEqual([255, 0, 0]);
    told = [];
    expect((await only()).slice(0, 3)).toEqual([255, 0, 0]);
    expect(told).toEqual([]);
    write('a.png', await png('lime'));
    utimesSync(join(folder, 'a.png'), 1, 1);
    expect((await only()).slice(0, 3)).toEqual([0, 255, 0]);
    const kept = join(root, 'cache', 'folders');
    expect(readdirSync(kept).map((place) => readdirSync(join(kept, place)).length)).toEqual([1]);
    await open({ size: 16 });
    expect(readdirSync(kept)).toHaveLength(2);
  });

  it('is decoded right by two at once', async () => {
    for (let image = 0; image < 40; image += 1) write(`${image}.png`, await png({ r: image, g: 0, b: 0 }));
    const [first, second] = await Promise.all([open(), open()]);
    const all = [...Array(40).keys()];
    expect(take(second.training, all).values).toEqual(take(first.training, all).values);
  });

  it('leaves out an image that does not decode, and says so each time', async () => {
    write('good.jpg', await picture('red').jpeg().toBuffer());
    const noise = Buffer.from(Uint8Array.from({ length: 64 * 64 * 3 }, (_, at) => (at * 7919) % 256));
    const large = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .jpeg()
      .toBuffer();
    write('bad/../cut.jpg', large.subarray(0, large.length / 2));
    for (const time of ['decoded', 'kept']) {
      told = [];
      expect((await open()).info.images, time).toBe(1);
      expect(told.at(-1)).toMatch(
        /images: 1 of 2 files are left out; the first is cut.jpg: expected an image that decodes/,
      );
    }
  });

  it.each([
    [
      'of another kind',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      /expected PNG, JPEG or WebP/,
    ],
    ['that is empty', Buffer.alloc(0), /expected PNG, JPEG or WebP/],
    ['of 60,000 x 60,000 pixels', bomb(), /expected an image that decodes, found: .*pixel limit/],
  ])('refuses to go on with nothing but a file %s', async (_, bytes, message) => {
    write('it.png', bytes);
    await expect(open()).rejects.toThrow(message);
    await expect(open()).rejects.toThrow(/1 of 1 files are left out; the first is it.png/);
  });

  it('stops when nobody waits any more, and keeps nothing', async () => {
    write('a.png', await png());
    await expect(open({}, AbortSignal.abort())).rejects.toThrow(/abort/);
    const kept = join(root, 'cache', 'folders');
    expect(readdirSync(kept).flatMap((place) => readdirSync(join(kept, place)))).toEqual([]);
  });

  it('names what is wrong with it', async () => {
    await expect(open()).rejects.toThrow(/expected PNG, JPEG or WebP images, found none/);
    await expect(open({ path: join(folder, 'no') })).rejects.toThrow(/nothing there; check dataset.path/);
    write('a.png', await png());
    await expect(open({ path: join(folder, 'a.png') })).rejects.toThrow(/found a file; give the folder/);
    write('class/b.png', await png());
    await expect(open()).rejects.toThrow(
      /either in subfolders.*found 1 images beside 1 subfolders of images/,
    );
  });

  it('follows no link out of it', async () => {
    const outside = join(root, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'secret.png'), await png());
    write('a.png', await png());
    const link = join(folder, 'link.png');
    symlinkSync(join(outside, 'secret.png'), link);
    await expect(open()).rejects.toThrow(
      /link.png: expected a file in .*found a link out of it, to .*secret.png/,
    );
    rmSync(link);
    symlinkSync(outside, join(folder, 'class'));
    await expect(open()).rejects.toThrow(/class: expected a folder, found a link to one/);
    rmSync(join(folder, 'class'));
    symlinkSync('a.png', link);
    expect((await open()).info.images).toBe(2);
    rmSync(link);
    symlinkSync('nothing', link);
    await expect(open()).rejects.toThrow(/link.png: expected a file, found a link to nothing/);
  });

  it('may be reached by a link itself', async () => {
    write('a.png', await png());
    symlinkSync(folder, join(root, 'shortcut'));
    expect((await open({ path: join(root, 'shortcut') })).info.images).toBe(1);
  });
});

/** A true PNG header of 60,000 x 60,000, and little behind it. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
