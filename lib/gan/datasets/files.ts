import { createHash } from 'node:crypto';
import { type Stats, createReadStream, lstatSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { KnownError } from '@/lib/protocol/errors';

export const broken = (file: string, expected: string, found: string) =>
  new KnownError('DATASET_INVALID', `${file}: expected ${expected}, found ${found}`);

/** What is kept in memory of one file; more is read from disk by position, or refused. */
export const MEMORY_BYTES = 512 * 1024 * 1024;

const stat = (path: string) => lstatSync(path, { throwIfNoEntry: false });

/** Are any of these files there? Some are not needed. */
export const hasDatasetFile = (folder: string, names: readonly string[]) =>
  names.some((name) => stat(join(folder, name)) !== undefined);

/** The path of a folder without links, or an error that says what it should have been. */
export function realFolder(folder: string, expected: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) throw broken(folder, expected, 'nothing there; check dataset.path');
  if (!found.isDirectory()) throw broken(folder, expected, 'a file; give the folder it is in');
  return realpathSync(folder);
}

/**
 * The first of `names` in a folder. Only files with a dataset's own names are ever opened, and none by a link
 * that leads out of the folder: a path that came in a request reads nothing else.
 */
export function findDatasetFile(folder: string, names: readonly string[]): string {
  const root = realFolder(folder, `a folder with ${names[0]}`);
  const name = names.find((one) => stat(join(root, one)));
  if (name === undefined) throw broken(folder, names.join(' or '), 'none of these files in the folder');
  return plainFile(root, join(folder, name)).path;
}

/** A plain file that lies inside `root`, which has no links, whichever links lead to it. */
export function plainFile(root: string, file: string): { path: string; found: Stats } {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw broken(file, 'a file', 'a link to nothing');
  const path = realpathSync(file);
  const inside = relative(root, path);
  if (inside.startsWith('..') || isAbsolute(inside))
    throw broken(file, `a file in ${root}`, `a link out of it, to ${path}`);
  if (!found.isFile())
    throw broken(file, 'a plain file', found.isDirectory() ? 'a folder' : 'a device or pipe');
  return { path, found };
}

/** A file piece by piece, unpacked where it is gzipped. */
export async function* pieces(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  if (!(await isGzip(file))) {
    yield* source as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = createGunzip();
  const piped = pipeline(source, unpacked);
  piped.catch(() => undefined); // told by the pieces
  try {
    yield* unpacked as AsyncIterable<Buffer>;
  } catch (error) {
    throw broken(file, 'a gzip file that unpacks', error instanceof Error ? error.message : 'an error');
  }
}

export async function isGzip(file: string): Promise<boolean> {
  const start = (await createReadStream(file, { end: 1 }).toArray()) as Buffer[];
  return Buffer.concat(start).equals(Buffer.of(0x1f, 0x8b));
}

/** Of the file as it lies there, packed or not. */
export async function digestOf(file: string, algorithm: 'sha256' | 'md5'): Promise<string> {
  const digest = createHash(algorithm);
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}
