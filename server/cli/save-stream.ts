import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { KnownError } from '@/lib/protocol/errors';

type Body = ReadableStream<Uint8Array>;
const readable = (body: Body) => Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);

/** Into a file, which is there whole or not at all. */
export async function saveStream(body: Body, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(readable(body), createWriteStream(part));
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw new KnownError(
      'UNAVAILABLE',
      `${file} could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

export const printStream = (body: Body): Promise<void> =>
  pipeline(readable(body), process.stdout, { end: false });
