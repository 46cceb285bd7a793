import { type IncomingMessage, type RequestOptions, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { RefusedAddress, addressesOf } from './address';
import type { Outcome, Tools } from './channel';
import { hostOf } from './web-address';

/** So much of an answer is read, to say why something was refused. */
const READ_BYTES = 1024;
const TOLD_CHARACTERS = 200;
/** Says "not now", not "no". */
const PASSING = [408, 425, 429];

/** Posts once: no redirect is followed, no proxy asked, no connection kept. */
export async function postJson(
  address: string,
  body: unknown,
  { resolve, patienceMs }: Tools,
  headers: Record<string, string> = {},
): Promise<Outcome> {
  const url = new URL(address);
  const started = performance.now();
  const deadline = AbortSignal.timeout(patienceMs);
  let lookup: LookupFunction;
  try {
    lookup = pinned(await before(deadline, addressesOf(hostOf(url), resolve)));
  } catch (error) {
    return { state: error instanceof RefusedAddress ? 'never' : 'later', detail: whyOf(error, patienceMs) };
  }
  const text = JSON.stringify(body);
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup,
    signal: deadline,
    headers: {
      'User-Agent': 'ganscope',
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      ...headers,
    },
  };
  return new Promise((settle) => {
    let isOut = false;
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      void judge(response, seconds).then(settle);
    });
    // From here on nobody knows how far it came.
    const ready = url.protocol === 'https:' ? 'secureConnect' : 'connect';
    request.once('socket', (socket) => socket.once(ready, () => (isOut = true)));
    request.on('error', (error) => {
      const why = whyOf(error, patienceMs);
      settle(
        isOut
          ? { state: 'never', detail: `${why}, after it was sent: it may have arrived` }
          : { state: 'later', detail: why },
      );
    });
    request.end(text);
  });
}

/** What an answer means. */
async function judge(response: IncomingMessage, seconds: string): Promise<Outcome> {
  const { statusCode: status = 0, headers } = response;
  const said = `answered ${status} in ${seconds} s`;
  if (status >= 200 && status < 300) {
    response.destroy();
    return { state: 'sent', detail: said };
  }
  if (status >= 300 && status < 400) {
    response.destroy();
    const to = headers.location ? ' to another address' : '';
    return {
      state: 'never',
      detail: `${said}, a redirect${to}: it is not followed; give the address itself`,
    };
  }
  const words = await beginningOf(response);
  const state = status >= 500 || PASSING.includes(status) ? 'later' : 'never';
  return { state, detail: words ? `${said}: ${words}` : said };
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= READ_BYTES) break; // which destroys the rest
    }
  } catch {
    // Broken off: what is here says enough.
  }
  const text = Buffer.concat(chunks).subarray(0, READ_BYTES).toString('utf8');
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, TOLD_CHARACTERS);
}

/** Answers with the addresses that were checked, whatever is asked for. */
const pinned =
  (addresses: Awaited<ReturnType<typeof addressesOf>>): LookupFunction =>
  (_host, { all }, callback) => {
    if (all) callback(null, [...addresses]);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };

/** A name that is not resolved in time counts as an answer that did not come. */
function before<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((settle, fail) => {
    deadline.addEventListener('abort', () => fail(deadline.reason as Error), { once: true });
    work.then(settle, fail);
  });
}

function whyOf(error: unknown, patienceMs: number): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError') return `no answer within ${patienceMs / 1000} s`;
  // Where several addresses were tried, only the code says what happened.
  return message || code || 'the connection failed';
}
