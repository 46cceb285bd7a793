import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '@/server/config';
import { createLogger } from '@/server/logger';
import { type RunningServer, serve } from '@/server/main';
import { ownPath } from '@/server/security/sign-in';
import { freshDataDir } from '../../support/server';

const TOKEN = 'a token of enough length; with = signs';

describe('signing in', () => {
  const dataDir = freshDataDir();
  let server: RunningServer;
  const start = async () => {
    const env = { GANSCOPE_DATA: dataDir, PORT: '0', GANSCOPE_DEMO: '0', GANSCOPE_TOKEN: TOKEN };
    server = await serve(readConfig(env), { pages: false, logger: createLogger('silent') });
  };
  beforeAll(start);
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const html = { accept: 'text/html' };
  const open = (path: string, headers: Record<string, string> = html) =>
    fetch(server.url + path, { headers, redirect: 'manual' });
  const post = (form: Record<string, string>) =>
    fetch(`${server.url}/sign-in`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  const signIn = async () => {
    const answer = await post({ token: TOKEN, next: '/runs/3?zoom=1' });
    return { answer, cookie: answer.headers.get('set-cookie')!.split(';')[0]! };
  };

  it('asks a stranger for the token, wherever they wanted to go, and says no more', async () => {
    const answer = await open('/runs/3?zoom=1');
    const page = await answer.text();
    expect(answer.status).toBe(401);
    expect(page).toContain('name="next" value="/runs/3?zoom=1"');
    expect(page).not.toContain('0.1.0');
    expect(page).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    // What is no page is refused as ever.
    expect((await open('/_next/static/x.js', { accept: '*/*' })).headers.get('content-type')).toContain(
      'json',
    );
    expect((await open('/api/runs')).headers.get('content-type')).toContain('json');
  });

  it('leads on to where one wanted to go, with a cookie that is not the token', async () => {
    const { answer, cookie } = await signIn();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/runs/3?zoom=1']);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^ganscope_session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await open('/api/runs', { cookie })).status).toBe(200);
    expect((await open('/api/runs', { cookie: `ganscope_session=${'0'.repeat(64)}` })).status).toBe(401);
    const door = await open('/sign-in?next=/alerts', { ...html, cookie });
    expect(door.headers.get('location')).toBe('/alerts');
  });

  it('takes a token out of the address it came with', async () => {
    const answer = await open(`/alerts?level=critical&token=${encodeURIComponent(TOKEN)}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/alerts?level=critical']);
    expect(answer.headers.get('set-cookie')).toContain('ganscope_session=');
    const wrong = await open('/alerts?token=wrong');
    expect([wrong.status, await wrong.text()]).toEqual([
      401,
      expect.stringContaining('That is not the token of this server.'),
    ]);
  });

  it('keeps a browser signed in over a restart, and ends it for all when that is asked for', async () => {
    const { cookie } = await signIn();
    expect(statSync(join(dataDir, 'session.key')).mode & 0o777).toBe(0o600);
    await server.close();
    await start();
    expect((await open('/api/runs', { cookie })).status).toBe(200);
    const asked = await fetch(`${server.url}/api/sessions`, { method: 'DELETE', headers: { cookie } });
    expect(asked.status).toBe(200);
    expect((await open('/api/runs', { cookie })).status).toBe(401);
    expect((await open('/api/runs', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });

  it('looks at no token from where ten wrong ones came; who is signed in goes on', async () => {
    const { cookie } = await signIn();
    await server.close();
    await start(); // nothing was wrong yet
    for (let guess = 0; guess < 9; guess++)
      expect((await post({ token: `wrong ${guess}` })).status).toBe(401);
    expect((await open('/api/runs', { authorization: 'Bearer wrong' })).status).toBe(401);
    const right = await post({ token: TOKEN });
    expect([right.status, await right.text()]).toEqual([
      429,
      expect.stringMatching(/Too many wrong tokens from here: try again in \d+ s\./),
    ]);
    expect((await open('/api/runs', { authorization: `Bearer ${TOKEN}` })).status).toBe(429);
    expect((await open('/api/runs', { cookie })).status).toBe(200);
  });
});

it.each([
  ['/runs/3?zoom=1,2', '/runs/3?zoom=1,2'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/./\\evil.example', '/'],
  ['/..//evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/evil.example', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['', '/'],
])('after signing in %j leads to %j', (asked, path) => expect(ownPath(asked)).toBe(path));
