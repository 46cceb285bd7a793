import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Channel, type ChannelResult, channelsResponse } from '@/lib/protocol/channels';
import { type ErrorResponse, errorResponse } from '@/lib/protocol/rest';
import { readConfig } from '@/server/config';
import { createLogger } from '@/server/logger';
import { type RunningServer, serve } from '@/server/main';
import { resolveBySystem } from '@/server/notify/address';
import { freshDataDir } from '../support/server';
import { PASSWORD, USER, startMailServer } from './notify/support/mail-server';
import { startReceiver } from './notify/support/receiver';

const TOKEN = 'a-token-of-enough-length';
const SLACK = 'https://hooks.slack.com/services/T0/B0/s3cr3t';

describe('channels', () => {
  const dataDir = freshDataDir();
  let server: RunningServer;

  async function ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(server.url + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}`, ...headers },
    });
    return { status: answer.status, json: (await answer.json()) as T };
  }
  const list = async () => channelsResponse.parse((await ask('GET', '/api/channels')).json);
  const add = async (kind: string, settings: unknown) =>
    (await ask<Channel>('POST', '/api/channels', { kind, settings })).json;
  const test = async (id: number) => (await ask<ChannelResult>('POST', `/api/channels/${id}/test`)).json;

  beforeAll(async () => {
    const config = readConfig({
      GANSCOPE_DATA: dataDir,
      PORT: '0',
      GANSCOPE_DEMO: '0',
      GANSCOPE_TOKEN: TOKEN,
    });
    const resolve = (host: string) =>
      host === 'cloud.example'
        ? Promise.resolve([{ address: '169.254.169.254', family: 4 }])
        : resolveBySystem(host);
    server = await serve(config, {
      pages: false,
      logger: createLogger('silent'),
      courier: { tools: { resolve, patienceMs: 5000 } },
    });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('are offered with the schema of their settings', async () => {
    const { channels, kinds } = await list();
    expect(channels).toEqual([]);
    expect(kinds.map(({ id }) => id)).toEqual(['slack', 'discord', 'webhook', 'email']);
    expect(kinds[0]?.schema).toMatchObject({ properties: { url: { secret: true } }, required: ['url'] });
  });

  it('are added, changed and removed, and never tell a secret', async () => {
    const added = await ask<Channel>('POST', '/api/channels', { kind: 'slack', settings: { url: SLACK } });
    expect(added).toMatchObject({
      status: 201,
      json: {
        kind: 'slack',
        settings: { url: 'https://hooks.slack.com/••••' },
        leastLevel: 'warning',
        onRecovery: false,
        result: null,
        waiting: 0,
      },
    });
    const { id } = added.json;
    const changed = await ask<Channel>('PUT', `/api/channels/${id}`, { leastLevel: 'critical' });
    expect(changed.json).toEqual({ ...added.json, leastLevel: 'critical' });
    const moved = await ask<Channel>('PUT', `/api/channels/${id}`, {
      settings: { url: 'https://chat.example/s3cr3t' },
      onRecovery: true,
    });
    expect(moved.json).toMatchObject({
      settings: { url: 'https://chat.example/••••' },
      leastLevel: 'critical',
      onRecovery: true,
    });
    expect((await list()).channels).toEqual([moved.json]);
    for (const { json } of [added, changed, moved, await ask('GET', '/api/channels')])
      expect(JSON.stringify(json)).not.toContain('s3cr3t');
    expect((await ask('DELETE', `/api/channels/${id}`)).status).toBe(200);
    expect((await list()).channels).toEqual([]);
    expect((await ask('DELETE', `/api/channels/${id}`)).status).toBe(404);
  });

  const mail = { host: 'smtp.example.org', from: 'a@example.org', to: 'b@example.org' };
  const bad: [string, unknown, (string | number)[] | undefined, string][] = [
    ['nothing', undefined, ['kind'], 'id of a kind'],
    ['an unknown kind', { kind: 'pager', settings: {} }, undefined, '"pager"; there are slack'],
    ['no settings', { kind: 'slack' }, ['settings'], 'as an object'],
    ['empty settings', { kind: 'slack', settings: {} }, ['settings', 'url'], 'needs a value'],
    ['a number', { kind: 'slack', settings: { url: 7 } }, ['settings', 'url'], '7 is not a string'],
    ['a masked secret', { kind: 'slack', settings: { url: '••••' } }, ['settings', 'url'], 'no web address'],
    [
      'a masked address',
      { kind: 'slack', settings: { url: 'https://hooks.slack.com/••••' } },
      ['settings', 'url'],
      'masked',
    ],
    [
      'the metadata service',
      { kind: 'webhook', settings: { url: 'http://0xa9fea9fe/' } },
      ['settings', 'url'],
      'nothing is sent there',
    ],
    [
      'a header with a line break',
      { kind: 'webhook', settings: { url: SLACK, authorization: 'a\r\nHost: b' } },
      ['settings', 'authorization'],
      'plain characters',
    ],
    [
      'a strange level',
      { kind: 'slack', settings: { url: SLACK }, leastLevel: 'loud' },
      ['leastLevel'],
      'option',
    ],
    ['an unknown setting', { kind: 'slack', settings: { url: SLACK, to: 1 } }, ['settings'], '"to"'],
    [
      'a bad port',
      { kind: 'email', settings: { ...mail, port: 70_000 } },
      ['settings', 'port'],
      'at most 65535',
    ],
    ['a bad address', { kind: 'email', settings: { ...mail, to: 'b@' } }, ['settings', 'to'], 'with commas'],
    [
      'a user without a password',
      { kind: 'email', settings: { ...mail, user: 'u' } },
      ['settings', 'password'],
      'go together',
    ],
  ];
  it.each(bad)('refuse %s, at its place', async (_, body, path, message) => {
    const { status, json } = await ask<ErrorResponse>('POST', '/api/channels', body);
    const { error } = errorResponse.parse(json);
    expect(status).toBe(400);
    expect(error.message).toContain(message);
    expect(error.issues?.[0]?.path).toEqual(path);
    expect((await list()).channels).toEqual([]);
  });

  it('are closed to who has no token, and to another site', async () => {
    const body = { kind: 'slack', settings: { url: SLACK } };
    for (const [method, path] of [
      ['GET', '/api/channels'],
      ['POST', '/api/channels'],
      ['PUT', '/api/channels/1'],
      ['DELETE', '/api/channels/1'],
      ['POST', '/api/channels/1/test'],
    ] as const) {
      const sent = method === 'GET' ? undefined : body;
      expect((await ask(method, path, sent, { Authorization: 'Bearer wrong' })).status).toBe(401);
      expect((await ask(method, path, sent, { Origin: 'http://evil.example' })).status).toBe(403);
    }
  });

  describe('are tested, and say how it really went:', () => {
    it('a webhook that works, and one that does not', async () => {
      let status = 200;
      const { url, received } = await startReceiver((_, response) =>
        response.writeHead(status).end('no_service'),
      );
      const { id } = await add('slack', { url });
      expect(await test(id)).toMatchObject({ ok: true, detail: expect.stringContaining('200') as string });
      status = 404;
      const result = await test(id);
      expect(result).toMatchObject({
        ok: false,
        detail: expect.stringMatching(/404 .*no_service/) as string,
      });
      expect(received).toHaveLength(2);
      expect((await list()).channels.find((one) => one.id === id)?.result).toEqual(result);
      await ask('DELETE', `/api/channels/${id}`);
    });

    it('a name that leads to the metadata service', async () => {
      const { id } = await add('webhook', { url: 'http://cloud.example/hook' });
      expect(await test(id)).toMatchObject({
        ok: false,
        detail: expect.stringContaining('cloud.example is 169.254.169.254') as string,
      });
      await ask('DELETE', `/api/channels/${id}`);
    });

    it('a mail server, with the right and a wrong password', async () => {
      const { port, mails } = await startMailServer({ authOptional: false });
      const settings = { ...mail, host: '127.0.0.1', port, security: 'none', user: USER };
      const { id } = await add('email', { ...settings, password: PASSWORD });
      expect(await test(id)).toMatchObject({ ok: true });
      expect(mails).toHaveLength(1);
      await ask('PUT', `/api/channels/${id}`, { settings: { ...settings, password: 'wr0ng' } });
      expect(await test(id)).toMatchObject({
        ok: false,
        detail: expect.stringMatching(/^user or password is refused/) as string,
      });
      await ask('DELETE', `/api/channels/${id}`);
    });
  });
});
