import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { postJson } from '@/server/notify/post-json';
import { tools } from './support/notice';
import { startReceiver } from './support/receiver';

const answering = (status: number, headers: Record<string, string> = {}, body = '') =>
  startReceiver((_, response) => response.writeHead(status, headers).end(body));

describe('a post', () => {
  it('arrives as JSON, with what headers it was given', async () => {
    const { url, received } = await startReceiver();
    const outcome = await postJson(url, { a: 'é' }, tools, { Authorization: 'Bearer x' });
    expect(outcome).toMatchObject({
      state: 'sent',
      detail: expect.stringMatching(/^answered 200 in \d/) as string,
    });
    expect(received).toMatchObject([
      {
        path: '/hook/s3cr3t',
        body: '{"a":"é"}',
        headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
      },
    ]);
  });

  it.each([
    [204, 'sent'],
    [400, 'never'],
    [401, 'never'],
    [404, 'never'],
    [410, 'never'],
    [408, 'later'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('that is answered %i: %s', async (status, state) => {
    const { url } = await answering(status);
    expect(await postJson(url, {}, tools)).toMatchObject({
      state,
      detail: expect.stringContaining(`answered ${status}`) as string,
    });
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    const inside = await startReceiver();
    const { url } = await answering(status, { Location: inside.url });
    expect(await postJson(url, {}, tools)).toMatchObject({
      state: 'never',
      detail: expect.stringContaining('not followed') as string,
    });
    expect(inside.received).toEqual([]);
  });

  it('says what a refusal says: its beginning, on one line', async () => {
    const { url } = await answering(403, {}, `invalid_token\n\u0000\u001b[31m${'x'.repeat(500)}`);
    const { detail } = await postJson(url, {}, tools);
    expect(detail).toMatch(/: invalid_token \[31mx+$/);
    expect(detail.length).toBeLessThan(240);
  });

  it('does not read on in an answer without end', async () => {
    let written = 0;
    const closed: Promise<void>[] = [];
    const { url } = await startReceiver((_, response) => {
      response.writeHead(500);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16 * 1024, 120))) written += 16 * 1024;
      };
      response.on('drain', more).on('error', () => undefined);
      closed.push(new Promise((done) => response.on('close', done)));
      more();
    });
    expect((await postJson(url, {}, tools)).state).toBe('later');
    await Promise.all(closed); // it would not, if it were read to its end
    expect(written).toBeLessThan(16 * 2 ** 20);
  });

  it('that nobody answers has an end, and is not made again: it may have arrived', async () => {
    const { url, received } = await startReceiver(() => undefined);
    expect(await postJson(url, {}, { ...tools, patienceMs: 200 })).toEqual({
      state: 'never',
      detail: 'no answer within 0.2 s, after it was sent: it may have arrived',
    });
    expect(received).toHaveLength(1);
  });

  it('whose connection breaks after it was sent is not made again either', async () => {
    const { url } = await startReceiver((request) => request.socket.destroy());
    expect(await postJson(url, {}, tools)).toMatchObject({
      state: 'never',
      detail: expect.stringContaining('may have arrived') as string,
    });
  });

  it('to a port where nobody listens may be made later', async () => {
    const { url, close } = await startReceiver();
    close();
    expect(await postJson(url, {}, tools)).toMatchObject({
      state: 'later',
      detail: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it('over https to what speaks no TLS is not taken for sent', async () => {
    const server = createTcpServer((socket) => socket.on('error', () => undefined).end('hello'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect((await postJson(`https://127.0.0.1:${port}/`, {}, tools)).state).toBe('later');
  });
});

describe('a name', () => {
  it('is asked for once, and the address that was checked is the one connected to', async () => {
    const { port, received } = await startReceiver();
    // The second answer would lead to a metadata service.
    const answers = ['127.0.0.1', '169.254.169.254'];
    const asked: string[] = [];
    const resolve = (host: string) => {
      asked.push(host);
      return Promise.resolve([{ address: answers[asked.length - 1]!, family: 4 }]);
    };
    const url = `http://receiver.invalid:${port}/`;
    expect((await postJson(url, {}, { ...tools, resolve })).state).toBe('sent');
    expect(asked).toEqual(['receiver.invalid']);
    expect(received[0]?.headers.host).toBe(`receiver.invalid:${port}`);
    expect(await postJson(url, {}, { ...tools, resolve })).toMatchObject({
      state: 'never',
      detail: expect.stringContaining('receiver.invalid is 169.254.169.254') as string,
    });
    expect(received).toHaveLength(1);
  });

  it('that is not found, or not in time, may be later', async () => {
    const url = 'http://receiver.invalid/';
    const gone = () => Promise.reject(new Error('getaddrinfo ENOTFOUND receiver.invalid'));
    expect(await postJson(url, {}, { ...tools, resolve: gone })).toMatchObject({
      state: 'later',
      detail: expect.stringContaining('ENOTFOUND') as string,
    });
    const hanging = () => new Promise<never>(() => undefined);
    expect(await postJson(url, {}, { resolve: hanging, patienceMs: 50 })).toEqual({
      state: 'later',
      detail: 'no answer within 0.05 s',
    });
  });
});
