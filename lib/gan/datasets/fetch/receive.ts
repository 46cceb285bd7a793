import { open } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { KnownError } from '@/lib/protocol/errors';
import type { Watcher } from '../watcher';

/** A connection that brings nothing for so long is given up. */
const STALL_MS = 60_000;
const TRY_AGAIN = [408, 425, 429];

export const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * One request: what is missing of the file is added to `part`, or all of it where the server cannot begin in the
 * middle. A KnownError is final; another one may be tried again.
 */
export async function receive(
  { url, file, mostBytes }: { url: string; file: string; mostBytes: number },
  part: string,
  watcher: Watcher,
): Promise<void> {
  const have = sizeOf(part);
  const stalled = new AbortController();
  const clock = setTimeout(() => stalled.abort(new Error(`nothing came for ${STALL_MS / 1000} s`)), STALL_MS);
  try {
    const response = await fetch(url, {
      // As it lies there: fetch would unpack what is sent as gzip, and the sum is of the packed file.
      headers: { 'Accept-Encoding': 'identity', ...(have > 0 ? { Range: `bytes=${have}-` } : {}) },
      signal: AbortSignal.any([watcher.signal, stalled.signal]),
    });
    const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '');
    if (response.status === 416 && Number(range?.[2]) === have) return; // it was whole already
    const start = startOf(response, range?.[1], url);
    const length = Number(response.headers.get('Content-Length')) || null;
    const total = length === null ? null : start + length;
    let at = start;
    const handle = await open(part, start === 0 ? 'w' : 'a');
    try {
      if (start !== 0 && start !== have) await handle.truncate(start);
      for await (const chunk of response.body ?? []) {
        at += chunk.length;
        if (at > mostBytes)
          throw new KnownError(
            'DATASET_INVALID',
            `${url} sends more than ${mostBytes} bytes: it is not ${file}`,
          );
        await handle.writeFile(chunk);
        clock.refresh();
        watcher.progress(`fetching ${file}: ${share(at, total)}`);
      }
    } finally {
      await handle.close();
    }
  } finally {
    clearTimeout(clock);
  }
}

/** Where the answer begins: 0 of a whole file, which a server without ranges sends again. */
function startOf({ status, statusText }: Response, rangeStart: string | undefined, url: string): number {
  if (status === 200) return 0;
  if (status === 206 && rangeStart !== undefined) return Number(rangeStart);
  const answer = `${url} answered ${status} ${statusText}`.trim();
  if (status >= 500 || status === 416 || TRY_AGAIN.includes(status)) throw new Error(answer);
  throw new KnownError('UNAVAILABLE', answer);
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const share = (bytes: number, total: number | null) =>
  total === null
    ? `${megabytes(bytes)} MB`
    : `${megabytes(bytes)} of ${megabytes(total)} MB (${Math.floor((100 * bytes) / total)} %)`;
