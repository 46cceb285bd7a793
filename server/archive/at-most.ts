import type { KnownError } from '@/lib/protocol/errors';

/** Passes pieces on, and ends with an error at the first byte too many. */
export const atMost = (bytes: number, tooMany: () => KnownError) =>
  async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let seen = 0;
    for await (const piece of pieces) {
      seen += piece.length;
      if (seen > bytes) throw tooMany();
      yield piece;
    }
  };
