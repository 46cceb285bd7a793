import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { KnownError, hasCode } from '@/lib/protocol/errors';

/** Everything a run needs to go on: named arrays, and small numbers (step, Adam's steps, random states). */
export interface Snapshot {
  numbers: Record<string, number>;
  arrays: Map<string, Float32Array>;
  /** The id of the backend that trained it; another one's numbers differ in their last bits. */
  backend?: string | undefined;
}

/** The first array with a number that is not finite: nothing can go on from there. */
export function nonFiniteIn({ arrays }: Snapshot): string | null {
  for (const [name, array] of arrays) if (!array.every(Number.isFinite)) return name;
  return null;
}

const MAGIC = 'GANSCOPE-CHECKPOINT-1\n';

/** Format: magic, length of the header (32 bit), header as JSON, then the arrays as 32-bit floats. */
export function encodeSnapshot({ numbers, arrays, backend }: Snapshot): Buffer {
  const header = Buffer.from(
    JSON.stringify({ backend, numbers, arrays: [...arrays].map(([name, { length }]) => ({ name, length })) }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const bodies = [...arrays.values()].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  );
  return Buffer.concat([Buffer.from(MAGIC), length, header, ...bodies]);
}

export function decodeSnapshot(bytes: Buffer): Snapshot {
  const start = MAGIC.length + 4;
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new Error('it is not a checkpoint of ganscope');
  const headerEnd = start + bytes.readUInt32LE(MAGIC.length);
  const header = JSON.parse(bytes.toString('utf8', start, headerEnd)) as {
    backend?: string;
    numbers: Record<string, number>;
    arrays: { name: string; length: number }[];
  };
  let at = headerEnd;
  const arrays = new Map<string, Float32Array>();
  for (const { name, length } of header.arrays) {
    arrays.set(name, new Float32Array(new Uint8Array(bytes.subarray(at, at + length * 4)).buffer));
    at += length * 4;
  }
  return { numbers: header.numbers, arrays, backend: header.backend };
}

/**
 * Writes beside the place, flushes, renames, and flushes the folder: a checkpoint is there whole or not at all, and
 * stays there once it is announced, whatever happens to the machine. Where that fails nothing is left of it.
 */
export function writeCheckpoint(
  folder: string,
  file: string,
  snapshot: Snapshot,
): { bytes: number; sha256: string } {
  const bytes = encodeSnapshot(snapshot);
  const temporary = join(folder, file + TEMPORARY);
  try {
    mkdirSync(folder, { recursive: true });
    flushed(temporary, 'w', (handle) => {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    });
    renameSync(temporary, join(folder, file));
    // Windows cannot open a folder.
    if (process.platform !== 'win32') flushed(folder, 'r', () => undefined);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unwritable(join(folder, file), error);
  }
  return { bytes: bytes.length, sha256: digest(bytes) };
}

/** What a process that was killed while it wrote has left. */
export function sweep(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const name of readdirSync(folder))
    if (name.endsWith(TEMPORARY)) rmSync(join(folder, name), { force: true });
}

const TEMPORARY = '.tmp';

function flushed(path: string, flags: 'r' | 'w', write: (handle: number) => void): void {
  const handle = openSync(path, flags);
  try {
    write(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function unwritable(path: string, error: unknown): KnownError {
  const full = hasCode(error, 'ENOSPC', 'EDQUOT');
  const why = full ? 'the disk is full' : error instanceof Error ? error.message : String(error);
  return new KnownError(full ? 'DISK_FULL' : 'CHECKPOINT_UNWRITABLE', `${path} could not be written: ${why}`);
}

export function readCheckpoint(folder: string, { file, sha256 }: { file: string; sha256: string }): Snapshot {
  const path = join(folder, file);
  try {
    const bytes = readFileSync(path);
    if (digest(bytes) !== sha256) throw new Error('its SHA-256 is not the one that was stored with it');
    return decodeSnapshot(bytes);
  } catch (error) {
    throw new KnownError(
      'CHECKPOINT_INVALID',
      `${path}: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
