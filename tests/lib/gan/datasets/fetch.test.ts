import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchDataset } from '@/lib/gan/datasets/fetch/fetch-dataset';
import { fetchFile } from '@/lib/gan/datasets/fetch/fetch-file';
import { openDataset } from '@/lib/gan/datasets/registry';
import type { Watcher } from '@/lib/gan/datasets/watcher';
import { serveFiles } from '../../../support/file-server';

const BYTES = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 256));
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');
const HALF = BYTES.length / 2;

let folder = '';
let server: Awaited<ReturnType<typeof serveFiles>> | undefined;
let told: string[] = [];
let stop = new AbortController();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ganscope-fetch-'));
  told = [];
  stop = new AbortController();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});
const watcher = (): Watcher => ({
  progress: (message) => told.push(message),
  warn: () => undefined,
  signal: stop.signal,
});

async function fetchFrom(answer: RequestListener, changes: { mostBytes?: number } = {}) {
  server ??= await serveFiles(answer);
  const source = {
    url: `${server.url}/data.gz`,
    file: 'data.gz',
    md5: md5(BYTES),
    mostBytes: 1e6,
    ...changes,
  };
  await fetchFile(source, folder, watcher());
}
const kept = () => readFileSync(join(folder, 'data.gz')).equals(BYTES);
const ranges = () => server!.asked.map(({ range }) => range);
/** What of a broken connection was read before it was noticed is up to chance. */
function expectInTheMiddle(range: string | null | undefined): void {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1]);
  expect(from).toBeGreaterThan(0);
  expect(from).toBeLessThanOrEqual(HALF);
}

/** The rest of the file from where it is asked, `most` bytes of it and then nothing more. */
function sendRest(range: string | undefined, response: ServerResponse, most = Infinity): void {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const rest = BYTES.subarray(from);
  const headers = {
    'Content-Length': rest.length,
    'Content-Range': `bytes ${from}-${BYTES.length - 1}/${BYTES.length}`,
  };
  response.writeHead(from > 0 ? 206 : 200, headers);
  if (rest.length <= most) response.end(rest);
  else response.write(rest.subarray(0, most), () => response.destroy());
}

describe('a file that is fetched', () => {
  it('comes whole, tells how far it is, and leaves nothing else', async () => {
    await fetchFrom((_, response) => sendRest(undefined, response));
    expect(kept()).toBe(true);
    expect(readdirSync(folder)).toEqual(['data.gz']);
    expect(told.at(-1)).toBe('fetching data.gz: 0.3 of 0.3 MB (100 %)');
  });

  it('goes on in the middle when the connection breaks', async () => {
    await fetchFrom(({ headers }, response) =>
      sendRest(headers.range, response, headers.range === undefined ? HALF : Infinity),
    );
    expect(kept()).toBe(true);
    expect(ranges()).toHaveLength(2);
    expectInTheMiddle(ranges()[1]);
  });

  it('begins again where the server has no ranges', async () => {
    let requests = 0;
    await fetchFrom((_, response) => {
      requests += 1;
      sendRest(undefined, response, requests === 1 ? HALF : Infinity);
    });
    expect(kept()).toBe(true);
    expect(ranges()).toHaveLength(2);
    expectInTheMiddle(ranges()[1]);
  });

  it('goes on with what a process left that was killed, and not with that of one that lives', async () => {
    const dead = 2 ** 22 + 1; // beyond the largest id of a process
    writeFileSync(join(folder, `data.gz.${dead}-00000000.part`), BYTES.subarray(0, HALF));
    writeFileSync(join(folder, `data.gz.${process.pid}-00000000.part`), Buffer.alloc(10));
    await fetchFrom(({ headers }, response) => sendRest(headers.range, response));
    expect(kept()).toBe(true);
    expect(ranges()).toEqual([`bytes=${HALF}-`]);
    expect(readdirSync(folder).sort()).toEqual(['data.gz', `data.gz.${process.pid}-00000000.part`]);
  });

  it('needs no byte more where the part was whole already', async () => {
    writeFileSync(join(folder, 'data.gz.part'), BYTES);
    await fetchFrom((_, response) => {
      response.writeHead(416, { 'Content-Range': `bytes */${BYTES.length}` }).end();
    });
    expect(kept()).toBe(true);
  });

  it('begins again once where the part was of another file', async () => {
    writeFileSync(join(folder, 'data.gz.part'), Buffer.alloc(HALF));
    await fetchFrom(({ headers }, response) => sendRest(headers.range, response));
    expect(kept()).toBe(true);
    expect(ranges()).toEqual([`bytes=${HALF}-`, null]);
  });

  it('is refused and not kept where it is another file', async () => {
    const wrong = Buffer.from('<html>sign in to the network first</html>');
    const fetching = fetchFrom((_, response) => void response.end(wrong));
    await expect(fetching).rejects.toThrow(
      new RegExp(`/data.gz is not the file it should be: its MD5 is ${md5(wrong)} instead of ${md5(BYTES)}`),
    );
    expect(readdirSync(folder)).toEqual([]);
    expect(server!.asked).toHaveLength(1);
  });

  it('is refused where it does not end', async () => {
    const fetching = fetchFrom((_, response) => sendRest(undefined, response), { mostBytes: 1000 });
    await expect(fetching).rejects.toThrow(/sends more than 1000 bytes/);
  });

  it.each([403, 404])('that is answered %i names the address and what to do, at once', async (status) => {
    const fetching = fetchFrom((_, response) => void response.writeHead(status).end());
    await expect(fetching).rejects.toThrow(
      new RegExp(
        `data.gz could not be fetched from http.*answered ${status} .*GANSCOPE_DATASETS_MIRROR.*${folder}`,
      ),
    );
    expect(server!.asked).toHaveLength(1);
  });

  it('is given up when nothing comes three times, what has come is kept, and the next one goes on with it', async () => {
    let isBack = false;
    const answer: RequestListener = ({ headers }, response) => {
      if (isBack || headers.range === undefined) sendRest(headers.range, response, isBack ? Infinity : HALF);
      else response.writeHead(503).end();
    };
    await expect(fetchFrom(answer)).rejects.toThrow(/answered 503/);
    expect(readdirSync(folder)).toEqual(['data.gz.part']);
    isBack = true;
    await fetchFrom(answer);
    expect(kept()).toBe(true);
    expectInTheMiddle(ranges().at(-1));
  });

  it('names a server that is not there', async () => {
    const gone = await serveFiles(() => undefined);
    await gone.close();
    const source = { url: `${gone.url}/data.gz`, file: 'data.gz', md5: '', mostBytes: 1 };
    await expect(fetchFile(source, folder, watcher())).rejects.toThrow(/ECONNREFUSED/);
  });

  it('stops when nobody waits any more', async () => {
    const fetching = fetchFrom(({ headers }, response) => {
      sendRest(headers.range, response, HALF);
      stop.abort();
    });
    await expect(fetching).rejects.toThrow();
    expect(server!.asked).toHaveLength(1);
  });

  it('is whole when two fetch it at once', async () => {
    server = await serveFiles(({ headers }, response) => sendRest(headers.range, response));
    await Promise.all([fetchFrom(() => undefined), fetchFrom(() => undefined)]);
    expect(kept()).toBe(true);
    expect(readdirSync(folder)).toEqual(['data.gz']);
  });
});

describe('a dataset that is fetched', () => {
  const SOURCES = ['a', 'b'].map((file) => ({
    url: 'http://127.0.0.1:1/',
    file,
    md5: md5(BYTES),
    mostBytes: 1e6,
  }));

  it('comes from a mirror, once', async () => {
    server = await serveFiles((_, response) => sendRest(undefined, response));
    const env = { GANSCOPE_DATASETS: folder, GANSCOPE_DATASETS_MIRROR: `${server.url}/mirror/` };
    expect(await fetchDataset('it', SOURCES, watcher(), env)).toBe(join(folder, 'it'));
    expect(await fetchDataset('it', SOURCES, watcher(), env)).toBe(join(folder, 'it'));
    expect(server.asked.map(({ path }) => path)).toEqual(['/mirror/it/a', '/mirror/it/b']);
    expect(readdirSync(join(folder, 'it'))).toEqual(['a', 'b']);
  });

  it('names a mirror that is no address', async () => {
    const env = { GANSCOPE_DATASETS: folder, GANSCOPE_DATASETS_MIRROR: 'mirror.example' };
    await expect(fetchDataset('it', SOURCES, watcher(), env)).rejects.toThrow(
      /GANSCOPE_DATASETS_MIRROR is "mirror.example"/,
    );
  });

  it.each(['fashion-mnist', 'cifar10'] as const)(
    '%s is held to the sum that its authors publish',
    async (id) => {
      server = await serveFiles((_, response) => void response.end('not it'));
      process.env['GANSCOPE_DATASETS'] = folder;
      process.env['GANSCOPE_DATASETS_MIRROR'] = server.url;
      mkdirSync(join(folder, id));
      try {
        await expect(openDataset({ id }, 'all', 1)).rejects.toThrow(/is not the file it should be/);
      } finally {
        delete process.env['GANSCOPE_DATASETS'];
        delete process.env['GANSCOPE_DATASETS_MIRROR'];
      }
      expect(server.asked[0]!.path).toMatch(new RegExp(`^/${id}/`));
      expect(readdirSync(join(folder, id))).toEqual([]);
    },
  );
});
