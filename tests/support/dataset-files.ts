import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** Dataset files in their true formats, made small. */
export function idx(magic: number, sizes: readonly number[], bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt32BE(magic, 0);
  sizes.forEach((size, index) => header.writeUInt32BE(size, 4 + 4 * index));
  return Buffer.concat([header, bytes]);
}

/** 28 x 28 images of which none is like another. */
export const idxImages = (count: number, first = 0) =>
  idx(
    0x803,
    [count, 28, 28],
    Uint8Array.from({ length: count * 784 }, (_, at) =>
      at % 784 < 2 ? ((first + Math.floor(at / 784)) >> (8 * (at % 784))) & 255 : at % 251,
    ),
  );
export const idxLabels = (...values: number[]) => idx(0x801, [values.length], Uint8Array.from(values));

/** A label byte and three planes of 32 x 32, the first pixel of which says which one it is. */
export function cifarRecord(
  label: number,
  [red, green, blue]: readonly [number, number, number],
  id = red,
): Buffer {
  const planes = [red, green, blue].map((value) => Buffer.alloc(1024, value));
  planes[0]![0] = id;
  return Buffer.concat([Buffer.of(label), ...planes]);
}

export const CIFAR_BATCHES = [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`);

export async function tarGz(
  entries: readonly { name: string; bytes?: Buffer; type?: 'file' | 'symlink'; linkname?: string }[],
): Promise<Buffer> {
  const archive = pack();
  for (const { name, bytes = Buffer.alloc(0), type = 'file', linkname = '' } of entries)
    archive.entry({ name, type, linkname, size: bytes.length }, bytes);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}
