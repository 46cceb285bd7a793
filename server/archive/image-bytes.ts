import { createHash } from 'node:crypto';
import type { Sample } from '@/lib/protocol/entities';
import { refused } from './refuse';

export interface ArchivedImage {
  hash: string;
  mime: 'image/png' | 'application/octet-stream';
  bytes: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Of a grid: what shows it has to unpack it. */
const MOST_PIXELS = 2 ** 24;
const END = Buffer.from('IEND\xaeB`\x82', 'latin1');
const isPng = (bytes: Buffer) =>
  bytes.length > 45 &&
  bytes.subarray(0, 8).equals(SIGNATURE) &&
  bytes.toString('latin1', 12, 16) === 'IHDR' &&
  bytes.subarray(-8).equals(END);

/** What it is, by its bytes alone; its name is their SHA-256. */
export function imageOf(hash: string, bytes: Buffer): ArchivedImage {
  if (createHash('sha256').update(bytes).digest('hex') !== hash)
    throw refused(`images/${hash} is not what its name says: its SHA-256 differs`);
  if (isPng(bytes)) {
    if (bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MOST_PIXELS)
      throw refused(`images/${hash} has more than ${MOST_PIXELS} pixels`);
    return { hash, mime: 'image/png', bytes };
  }
  if (bytes.length % 8 === 0) return { hash, mime: 'application/octet-stream', bytes };
  throw refused(`images/${hash} is neither a PNG nor points`);
}

/** What `samples.json` says of an image must be so. */
export function checkLayout(
  { hash, form, columns, rows, tileWidth, tileHeight }: Omit<Sample, 'id' | 'runId'>,
  image: { mime: string; width: number; height: number } | undefined,
): void {
  if (!image) throw refused(`samples.json names images/${hash}, which is missing`);
  const isGrid = image.mime === 'image/png';
  const whole = [columns, rows, tileWidth, tileHeight].every((value) => value >= 1);
  const fits = image.width === columns * tileWidth && image.height === rows * tileHeight;
  if (!whole || !fits || isGrid !== (form === 'grid'))
    throw refused(`samples.json does not fit images/${hash}`);
}

/** Pixels of a PNG; of points how many there are. */
export const sizeOf = ({ mime, bytes }: ArchivedImage) =>
  mime === 'image/png'
    ? { mime, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : { mime, width: bytes.length / 8, height: 1 };
