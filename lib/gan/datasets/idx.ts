import { broken } from './files';

const IMAGES = 0x803;
const LABELS = 0x801;
const hex = (magic: number) => `0x${magic.toString(16).padStart(8, '0')}`;

/** IDX images (yann.lecun.com/exdb/mnist): magic, count, rows, columns, big-endian, then a byte a pixel. */
export function parseIdxImages(
  bytes: Buffer,
  file: string,
): { count: number; height: number; width: number; pixels: Uint8Array } {
  checkMagic(bytes, file, IMAGES, 16, 'images');
  const [count, height, width] = [bytes.readUInt32BE(4), bytes.readUInt32BE(8), bytes.readUInt32BE(12)];
  checkLength(bytes, file, 16 + count * height * width, `${count} images of ${height} x ${width}`);
  return { count, height, width, pixels: new Uint8Array(bytes.subarray(16)) };
}

/** IDX labels: magic, count, then a byte a label from 0 to 9. */
export function parseIdxLabels(bytes: Buffer, file: string): Uint8Array {
  checkMagic(bytes, file, LABELS, 8, 'labels');
  const count = bytes.readUInt32BE(4);
  checkLength(bytes, file, 8 + count, `${count} labels`);
  const labels = new Uint8Array(bytes.subarray(8));
  const strange = labels.findIndex((label) => label > 9);
  if (strange >= 0) throw broken(file, 'labels from 0 to 9', `${labels[strange]} at ${strange}`);
  return labels;
}

function checkMagic(bytes: Buffer, file: string, magic: number, header: number, what: string): void {
  if (bytes.length < header) throw broken(file, `an IDX header of ${header} bytes`, `${bytes.length} bytes`);
  const found = bytes.readUInt32BE(0);
  if (found !== magic) throw broken(file, `IDX ${what} (magic ${hex(magic)})`, hex(found));
}

function checkLength(bytes: Buffer, file: string, expected: number, what: string): void {
  if (bytes.length !== expected) throw broken(file, `${expected} bytes for ${what}`, `${bytes.length} bytes`);
}
