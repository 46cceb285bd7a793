import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '@/lib/gan/datasets/cifar10-archive';
import { take } from '@/lib/gan/datasets/dataset';
import { readIdxImages } from '@/lib/gan/datasets/idx';
import { imagesInFile, imagesInMemory } from '@/lib/gan/datasets/images';
import { openDataset } from '@/lib/gan/datasets/registry';
import { CIFAR_BATCHES, cifarRecord, idx, idxImages, idxLabels, tarGz } from '../../../support/dataset-files';

let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ganscope-bad-'));
  folder = join(root, 'data');
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const write = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes);
const fashion = () => openDataset({ id: 'fashion-mnist', path: folder }, 'all', 1);
const cifar = (path = folder) => openDataset({ id: 'cifar10', path }, 'all', 1);

describe('IDX files', () => {
  const header = (count: number) => idx(0x803, [count, 28, 28], Buffer.alloc(100));
  it.each([
    [
      'a header of 2^31 images',
      '',
      header(2 ** 31),
      /expected 1683627180048 bytes for 2147483648 images.*found 116 bytes/,
    ],
    [
      'a packed header of 2^31 images',
      '.gz',
      gzipSync(header(2 ** 31)),
      /expected at most 536870912 bytes of images, found a header of 2147483648 images of 28 x 28; unpack it/,
    ],
    [
      'more behind its images',
      '.gz',
      gzipSync(Buffer.concat([idxImages(2), Buffer.alloc(1e6)])),
      /expected 1584 bytes for 2 images of 28 x 28, found more/,
    ],
    [
      'less than its images',
      '.gz',
      gzipSync(header(2)),
      /expected 1584 bytes for 2 images of 28 x 28, found 116 bytes/,
    ],
    [
      'a gzip that was cut',
      '.gz',
      gzipSync(idxImages(2)).subarray(0, 60),
      /expected a gzip file that unpacks, found unexpected end of file/,
    ],
    [
      'images of another size',
      '',
      idx(0x803, [1, 2, 2], Buffer.alloc(4)),
      /expected images of 28 x 28, found 2 x 2/,
    ],
    ['no image', '', idx(0x803, [0, 28, 28], Buffer.alloc(0)), /expected at least one image, found none/],
    [
      'labels in place of images',
      '',
      idxLabels(1, 2, 3, 4, 5, 6, 7, 8),
      /expected IDX images \(magic 0x00000803\), found 0x00000801/,
    ],
  ])('with %s are refused by name', async (_, ending, bytes, message) => {
    const name = `train-images-idx3-ubyte${ending}`;
    write(name, bytes);
    write('train-labels-idx1-ubyte', idxLabels(1, 2));
    await expect(fashion()).rejects.toThrow(message);
    await expect(fashion()).rejects.toThrow(name);
  });

  it.each([
    ['more labels', idxLabels(1, 2, 3), /labels-idx1-ubyte: expected 2 labels, as many as images, found 3/],
    ['fewer labels', idxLabels(1), /expected 2 labels, as many as images, found 1/],
    [
      'a packed header of 2^32 labels',
      gzipSync(idx(0x801, [2 ** 32 - 1], Buffer.of(1, 2))),
      /expected 2 labels.*found 4294967295/,
    ],
    ['a label 10', idxLabels(1, 10), /expected labels from 0 to 9, found 10 at 1/],
  ])('with %s are refused by name', async (_, bytes, message) => {
    write('train-images-idx3-ubyte', idxImages(2));
    write('train-labels-idx1-ubyte', bytes);
    await expect(fashion()).rejects.toThrow(message);
  });

  it('are not followed out of the folder, and must be plain files', async () => {
    writeFileSync(join(root, 'images'), idxImages(2));
    symlinkSync(join(root, 'images'), join(folder, 'train-images-idx3-ubyte'));
    write('train-labels-idx1-ubyte', idxLabels(1, 2));
    await expect(fashion()).rejects.toThrow(
      /train-images-idx3-ubyte: expected a file in .*found a link out of it/,
    );
    rmSync(join(folder, 'train-images-idx3-ubyte'));
    mkdirSync(join(folder, 'train-images-idx3-ubyte'));
    await expect(fashion()).rejects.toThrow(/expected a plain file, found a folder/);
    rmSync(join(folder, 'train-images-idx3-ubyte'), { recursive: true });
    execFileSync('mkfifo', [join(folder, 'train-images-idx3-ubyte')]); // reading it would wait for ever
    await expect(fashion()).rejects.toThrow(/expected a plain file, found a device or pipe/);
  });

  it('that are too many for memory are read from disk, the same images', async () => {
    write('train-images-idx3-ubyte', idxImages(5));
    const file = join(folder, 'train-images-idx3-ubyte');
    const large = await readIdxImages(file, 1000);
    const small = await readIdxImages(file);
    expect(large.bytes).toBeNull();
    const labels = [0, 1, 2, 3, 4];
    const onDisk = imagesInFile(file, large.start, 784, labels);
    expect(take(onDisk, [4, 0, 2])).toEqual(take(imagesInMemory(small.bytes!, 784, labels), [4, 0, 2]));
    writeFileSync(file, idxImages(5).subarray(0, 3000));
    expect(() => take(onDisk, [4])).toThrow(
      /train-images-idx3-ubyte: expected 784 bytes of image 4, found 0; it was cut/,
    );
  });
});

describe('the archive of CIFAR-10', () => {
  const NAMES = [...CIFAR_BATCHES, 'test_batch.bin'].map((name) => `cifar-10-batches-bin/${name}`);
  const batches = () =>
    NAMES.map((name, number) => ({ name, bytes: cifarRecord(number, [10 * number, 20, 30]) }));
  const archive = () => join(folder, 'cifar-10-binary.tar.gz');
  const writeArchive = async (...entries: Parameters<typeof tarGz>[0]) =>
    write('cifar-10-binary.tar.gz', await tarGz(entries));

  it('is read from its folder and by its own name, its batches in order', async () => {
    await writeArchive(...batches().reverse());
    for (const path of [folder, archive()]) {
      const { training, heldOut } = await cifar(path);
      expect([...training.labels, ...heldOut.labels]).toEqual([0, 1, 2, 3, 4, 5]);
      const [red, green, blue] = take(training, [3]).values.slice(3, 6);
      expect([red, green, blue].map((value) => Math.round((value! + 1) * 127.5))).toEqual([30, 20, 30]);
    }
  });

  it('writes nothing and passes over entries that point elsewhere', async () => {
    const evil = { bytes: cifarRecord(9, [1, 1, 1]) };
    await writeArchive(
      { name: '../data_batch_1.bin', ...evil },
      { name: '/data_batch_1.bin', ...evil },
      { name: 'cifar-10-batches-bin/../../data_batch_1.bin', ...evil },
      { name: 'link', type: 'symlink', linkname: '/etc/passwd' },
      ...batches(),
    );
    expect([...(await cifar()).training.labels]).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([
    [
      'without a batch',
      () => batches().slice(1),
      /expected an archive with cifar-10-batches-bin\/data_batch_1.bin, found none/,
    ],
    [
      'with a link for a batch',
      () => [{ name: NAMES[0]!, type: 'symlink' as const, linkname: '/etc/passwd' }],
      /data_batch_1.bin: expected a file, found a symlink/,
    ],
    [
      'with a batch twice',
      () => [...batches(), ...batches()],
      /data_batch_1.bin: expected it once, found it twice/,
    ],
    [
      'with a batch too large',
      () => [{ name: NAMES[0]!, bytes: Buffer.alloc(70e6) }],
      /expected at most 61460000 bytes, found 70000000 bytes/,
    ],
    [
      'with records that are cut',
      () => [{ name: NAMES[0]!, bytes: Buffer.alloc(3000) }, ...batches().slice(1)],
      /data_batch_1.bin: expected records of 3073 bytes, found 3000/,
    ],
  ])('%s is refused by name', async (_, entries, message) => {
    await writeArchive(...entries());
    await expect(cifar()).rejects.toThrow(message);
    await expect(cifar()).rejects.toThrow('cifar-10-binary.tar.gz');
  });

  it('is refused where it unpacks to more than it may', async () => {
    await writeArchive({ name: 'bomb', bytes: Buffer.alloc(1e6) }, ...batches());
    await expect(readArchive(archive(), 1e6)).rejects.toThrow(
      /expected an archive of at most 1000000 bytes, found more/,
    );
  });

  it.each([
    [
      'cut short',
      (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
      /expected a gzip file that unpacks, found unexpected end of file/,
    ],
    ['no archive', () => Buffer.from('<html>not found</html>'), /expected a tar archive, found/],
    ['empty', () => Buffer.alloc(0), /expected an archive with/],
  ])('%s is refused by name', async (_, spoil, message) => {
    write('cifar-10-binary.tar.gz', spoil(await tarGz(batches())));
    await expect(cifar()).rejects.toThrow(message);
  });
});

it('CIFAR-10 names a batch that is larger than a batch can be, and a path that is not there', async () => {
  for (const name of CIFAR_BATCHES) write(name, cifarRecord(1, [0, 0, 0]));
  write(CIFAR_BATCHES[4]!, Buffer.alloc(20_001 * 3073));
  await expect(cifar()).rejects.toThrow(/data_batch_5.bin: expected at most 61460000 bytes, found 61463073/);
  await expect(cifar(join(folder, 'no'))).rejects.toThrow(/nothing there; check dataset.path/);
});
