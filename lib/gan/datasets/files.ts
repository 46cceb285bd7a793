import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { KnownError } from '@/lib/protocol/errors';

export const broken = (file: string, expected: string, found: string) =>
  new KnownError('DATASET_INVALID', `${file}: expected ${expected}, found ${found}`);

/** No dataset read here is larger; a gzip that unpacks to more is a bomb. */
const MAX_BYTES = 512 * 1024 * 1024;

/** Are any of these files there? Some are not needed. */
export const hasDatasetFile = (folder: string, names: readonly string[]) =>
  names.some((name) => existsSync(join(folder, name)));

/**
 * The first of `names` in a folder, unpacked if it is gzipped. Only files with a dataset's own names are
 * ever opened, so a path that came in a request reads nothing else.
 */
export function readDatasetFile(folder: string, names: readonly string[]): { file: string; bytes: Buffer } {
  if (!existsSync(folder))
    throw broken(folder, `a folder with ${names[0]}`, 'nothing there; check dataset.path');
  if (!statSync(folder).isDirectory())
    throw broken(folder, `a folder with ${names[0]}`, 'a file; give the folder it is in');
  const file = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) throw broken(folder, names.join(' or '), 'none of these files in the folder');
  const { size } = statSync(file);
  if (size > MAX_BYTES) throw broken(file, `at most ${MAX_BYTES} bytes`, `${size} bytes`);
  const bytes = readFileSync(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { file, bytes };
  try {
    return { file, bytes: gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) };
  } catch (error) {
    throw broken(file, 'a gzip file that unpacks', error instanceof Error ? error.message : 'an error');
  }
}

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
