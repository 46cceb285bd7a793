import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { datasetsFolder } from '@/lib/native/folder';
import { isAlive } from '../fetch/part';
import type { Decoded } from './decode-folder';
import type { Listing } from './list-images';

/** Raised when the same files would be decoded otherwise. */
const VERSION = 1;

const index = z.object({
  classNames: z.array(z.string()),
  labels: z.array(z.int().min(0)),
  skipped: z.array(z.object({ name: z.string(), why: z.string() })),
});

interface Shape {
  size: number;
  channels: number;
}

const hash = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
const pixelsIn = (folder: string) => join(folder, 'pixels');
const indexIn = (folder: string) => join(folder, 'index.json');

/**
 * Where a folder is kept once it is decoded: a place for each folder and shape, in it one for the files as they are
 * now, by name, size and time.
 */
export function placeOf({ root, images }: Listing, shape: Shape): string {
  const files = images.map(({ name, bytes, modifiedMs }) => [name, bytes, modifiedMs]);
  return join(datasetsFolder(), 'folders', hash([root, shape]), hash([VERSION, files]));
}

/** What is kept there, or null where nothing is, or not all of it. */
export function readKept(place: string, { size, channels }: Shape): (Decoded & { pixels: string }) | null {
  if (!existsSync(indexIn(place))) return null;
  const parsed = index.safeParse(JSON.parse(readFileSync(indexIn(place), 'utf8')));
  const pixels = pixelsIn(place);
  const bytes = statSync(pixels, { throwIfNoEntry: false })?.size;
  if (parsed.success && bytes === parsed.data.labels.length * size * size * channels)
    return { ...parsed.data, pixels };
  rmSync(place, { recursive: true, force: true });
  return null;
}

/**
 * Lets `make` write a file of pixels, and keeps it under its place by one renaming, so that nobody sees half of it.
 * Who comes second with the same has made it for nothing. What was kept of the folder as it was before goes.
 */
export async function keep(place: string, make: (pixels: string) => Promise<Decoded>): Promise<void> {
  const folder = dirname(place);
  const own = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}.part`);
  mkdirSync(own, { recursive: true });
  try {
    writeFileSync(indexIn(own), JSON.stringify(await make(pixelsIn(own))));
    if (!existsSync(place)) renameSync(own, place);
  } catch (error) {
    if (!existsSync(indexIn(place))) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  for (const name of readdirSync(folder)) {
    const isBusy = name.endsWith('.part') && isAlive(Number.parseInt(name, 10));
    if (join(folder, name) !== place && !isBusy) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
