import type { IncomingMessage } from 'node:http';
import { KnownError } from '@/lib/protocol/errors';

/** The body of a request, up to `limit` bytes; beyond, an error that says `tooLarge`. */
export async function readBody(request: IncomingMessage, limit: number, tooLarge: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new KnownError('TOO_LARGE', tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
