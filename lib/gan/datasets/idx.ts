import { statSync } from 'node:fs';
import { MEMORY_BYTES, broken, isGzip, pieces } from './files';

const IMAGES = 0x803;
const LABELS = 0x801;
const hex = (magic: number) => `0x${magic.toString(16).padStart(8, '0')}`;

/** IDX (yann.lecun.com/exdb/mnist): magic, count, sizes of one, all big-endian; then a byte a value. */
interface Idx {
  /** Count, rows, columns of images; the count of labels. */
  sizes: number[];
  /** Null where they are too many for memory: they lie in the plain file, from `start` on. */
  bytes: Uint8Array | null;
  start: number;
}

export const readIdxImages = (file: string, memoryBytes = MEMORY_BYTES) =>
  readIdx(file, IMAGES, 3, memoryBytes);

/** As many labels as there are images, from 0 to 9. */
export async function readIdxLabels(file: string, count: number): Promise<Uint8Array> {
  const { sizes, bytes } = await readIdx(file, LABELS, 1, count);
  if (sizes[0] !== count || !bytes) throw broken(file, `${count} labels, as many as images`, `${sizes[0]}`);
  const strange = bytes.findIndex((label) => label > 9);
  if (strange >= 0) throw broken(file, 'labels from 0 to 9', `${bytes[strange]} at ${strange}`);
  return bytes;
}

/** What the header says is held against the file, and against `memoryBytes`, before anything is allocated. */
async function readIdx(file: string, magic: number, dimensions: number, memoryBytes: number): Promise<Idx> {
  const what = magic === IMAGES ? 'images' : 'labels';
  const start = 4 + 4 * dimensions;
  const packed = await isGzip(file);
  let header = Buffer.alloc(0);
  let sizes: number[] | null = null;
  let bytes = new Uint8Array(0);
  let filled = 0;
  for await (let piece of pieces(file)) {
    if (!sizes) {
      header = Buffer.concat([header, piece]);
      if (header.length < start) continue;
      sizes = readSizes(header, file, magic, dimensions);
      const expected = sizes.reduce((product, size) => product * size, 1);
      const found = statSync(file).size;
      if (!packed && found !== start + expected)
        throw broken(file, `${start + expected} bytes for ${say(sizes)}`, `${found} bytes`);
      if (expected > memoryBytes) {
        if (!packed || magic === LABELS) return { sizes, bytes: null, start };
        throw broken(
          file,
          `at most ${memoryBytes} bytes of ${what}`,
          `a header of ${say(sizes)}; unpack it, plain files are read from disk`,
        );
      }
      bytes = new Uint8Array(expected);
      piece = header.subarray(start);
    }
    if (filled + piece.length > bytes.length)
      throw broken(file, `${start + bytes.length} bytes for ${say(sizes)}`, 'more');
    bytes.set(piece, filled);
    filled += piece.length;
  }
  if (!sizes) throw broken(file, `an IDX header of ${start} bytes`, `${header.length} bytes`);
  if (filled !== bytes.length)
    throw broken(file, `${start + bytes.length} bytes for ${say(sizes)}`, `${start + filled} bytes`);
  return { sizes, bytes, start };

  function say([count, ...shape]: readonly number[]): string {
    return `${count} ${what}${shape.length > 0 ? ` of ${shape.join(' x ')}` : ''}`;
  }
}

function readSizes(header: Buffer, file: string, magic: number, dimensions: number): number[] {
  const found = header.readUInt32BE(0);
  if (found !== magic) {
    const what = magic === IMAGES ? 'images' : 'labels';
    throw broken(file, `IDX ${what} (magic ${hex(magic)})`, hex(found));
  }
  return Array.from({ length: dimensions }, (_, index) => header.readUInt32BE(4 + 4 * index));
}
