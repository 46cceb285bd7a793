import { request } from 'node:http';
import { rmSync } from 'node:fs';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorResponse } from '@/lib/protocol/rest';
import { readConfig } from '@/server/config';
import { createLogger } from '@/server/logger';
import { type RunningServer, serve } from '@/server/main';
import { freshDataDir } from '../support/server';

const TOKEN = 'a-token-of-enough-length';

/** A request with headers of our choice: fetch does not let a caller set Host. */
function ask(
  url: string,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, url), { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

function connects(url: string, extraHeaders: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = io(url, { transports: ['websocket'], extraHeaders, reconnection: false });
    const settle = (is: boolean) => {
      socket.close();
      resolve(is);
    };
    socket.on('connect', () => settle(true));
    socket.on('connect_error', () => settle(false));
  });
}

describe.each([
  { name: 'on this machine', token: null },
  { name: 'with a token', token: TOKEN },
])('the doors of a server $name', ({ token }) => {
  const dataDir = freshDataDir();
  let server: RunningServer;
  const signed: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};

  beforeAll(async () => {
    const config = readConfig({
      GANSCOPE_DATA: dataDir,
      PORT: '0',
      GANSCOPE_DEMO: '0',
      ...(token && { GANSCOPE_TOKEN: token }),
    });
    server = await serve(config, { pages: false, logger: createLogger('silent') });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('are open to a plain call', async () => {
    const { status, text } = await ask(server.url, '/api/health', signed);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ status: 'ok', version: '0.1.0' });
  });

  it('are closed to another host name, another origin and another site', async () => {
    const foreign: Record<string, string>[] = [
      { host: 'evil.example' },
      { origin: 'http://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      expect((await ask(server.url, '/api/runs', { ...signed, ...headers })).status).toBe(403);
      expect(await connects(server.url, { ...signed, ...headers })).toBe(false);
    }
    expect(
      (await ask(server.url, '/api/runs', { ...signed, 'sec-fetch-site': 'cross-site' }, 'POST')).status,
    ).toBe(403);
    expect(await connects(server.url, signed)).toBe(true);
  });

  it('are closed to who has no token where one is set', async () => {
    const status = token ? 401 : 200;
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer wrong' },
      { cookie: 'ganscope_token=%' },
    ];
    for (const headers of strangers) {
      expect((await ask(server.url, '/api/runs', headers)).status).toBe(status);
    }
    expect(await connects(server.url, {})).toBe(token === null);
  });

  it.each([
    ['GET', '/api/nothing', '', 404, 'NOT_FOUND'],
    ['GET', '/api/runs/7', '', 404, 'NOT_FOUND'],
    ['GET', '/api/images/..%2f..%2fetc', '', 404, 'NOT_FOUND'],
    ['DELETE', '/api/health', '', 405, 'METHOD_NOT_ALLOWED'],
    ['POST', '/api/runs', '{', 400, 'BAD_REQUEST'],
    ['POST', '/api/runs', '{"preset":"nope"}', 400, 'BAD_REQUEST'],
    ['POST', '/api/runs', '{"preset":"mnist-quick","config":{"batchSize":-1}}', 400, 'CONFIG_INVALID'],
    ['POST', '/api/runs', '{"preset":"mnist-quick","config":{"unknown":1}}', 400, 'CONFIG_INVALID'],
    ['POST', '/api/runs', `{"preset":"${'x'.repeat(300_000)}"}`, 413, 'TOO_LARGE'],
  ])('answer %s %s with an error of one shape', async (method, path, body, status, code) => {
    const answer = await ask(
      server.url,
      path,
      { ...signed, 'content-type': 'application/json' },
      method,
      body,
    );
    const { error } = JSON.parse(answer.text) as { error: { code: string; message: string } };
    expect([answer.status, error.code]).toEqual([status, code]);
    expect(error.message.length).toBeGreaterThan(10);
  });

  it('say of a refused configuration what is wrong with which value', async () => {
    const config = { batchSize: 1, labels: { flipProbability: 'often' } };
    const body = JSON.stringify({ preset: 'mnist-quick', config });
    const headers = { ...signed, 'content-type': 'application/json' };
    const { error } = errorResponse.parse(
      JSON.parse((await ask(server.url, '/api/runs', headers, 'POST', body)).text),
    );
    expect(error.issues).toEqual([
      { path: ['batchSize'], message: '1 is too small: give at least 2' },
      { path: ['labels', 'flipProbability'], message: '"often" is not a number' },
    ]);
  });
});

describe('the environment', () => {
  it.each([
    [{ PORT: 'abc' }, 'PORT is "abc"'],
    [{ GANSCOPE_DEMO: 'yes' }, 'GANSCOPE_DEMO is "yes"'],
    [{ GANSCOPE_GALLERY: 'yes' }, 'GANSCOPE_GALLERY is "yes"'],
    [{ GANSCOPE_DATE: 'x' }, 'GANSCOPE_DATE is not a setting'],
    [{ HOST: '0.0.0.0' }, 'set GANSCOPE_TOKEN'],
    [{ GANSCOPE_TOKEN: 'short' }, 'shorter than 16'],
    [{ GANSCOPE_WEBGPU: 'on' }, 'GANSCOPE_WEBGPU is "on"; give software'],
    [{ GANSCOPE_RUNS_AT_ONCE: '0' }, 'GANSCOPE_RUNS_AT_ONCE is "0"; give a number from 1 to 64'],
  ])('%j is refused by name', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it('may name the recorded runs of tests and benches', () =>
    expect(() => readConfig({ GANSCOPE_TRACES: '/runs' })).not.toThrow());
});
