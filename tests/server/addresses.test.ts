import { spawnSync } from 'node:child_process';
import { type Server, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '@/server/free-port';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** Holds a free port for as long as a test needs it taken. */
function occupy(port = 0): Promise<Server> {
  const server = createServer();
  return new Promise((listening, fail) => {
    server.once('error', fail).listen(port, '127.0.0.1', () => listening(server));
  });
}
const portOf = (server: Server) => (server.address() as { port: number }).port;

describe('the port', () => {
  let holder: Server;
  beforeEach(async () => {
    holder = await occupy();
  });
  afterEach(() => new Promise((closed) => holder.close(closed)));

  it('is the next free one where the wanted one is taken', async () => {
    const wanted = portOf(holder);
    const found = await freePort('127.0.0.1', wanted);
    expect(found).toBeGreaterThan(wanted);
    expect(found).toBeLessThanOrEqual(wanted + 50);
    const proof = await occupy(found);
    await new Promise((closed) => proof.close(closed));
  });

  it('is left to the system where it is 0', async () => {
    expect(await freePort('127.0.0.1', 0)).toBe(0);
  });

  it('is refused by name on an address that is not of this machine', async () => {
    await expect(freePort('192.0.2.1', 3000)).rejects.toThrow(
      /cannot listen on 192\.0\.2\.1:3000.*check HOST/,
    );
  });

  it('that is taken is said on the console, with the one it is instead', async () => {
    const wanted = portOf(holder);
    let server: ServerUnderTest | undefined;
    try {
      server = await startServer(freshDataDir(), { PORT: String(wanted), GANSCOPE_DEMO: '0' });
      const { port } = new URL(server.url);
      expect(Number(port)).toBeGreaterThan(wanted);
      expect(server.output()).toContain(`Port ${wanted} is in use, so this is on ${port}.`);
      expect(await server.get('/api/health')).toMatchObject({ status: 'ok' });
    } finally {
      await endServer(server);
    }
  });
});

describe('the data folder', () => {
  const dataDir = freshDataDir();
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
  });
  afterEach(() => endServer(server));

  it('has one server: a second is refused with its name, and the first goes on', async () => {
    const second = spawnSync(process.execPath, ['server/bin/ganscope.mjs', 'serve'], {
      env: { ...process.env, GANSCOPE_DATA: dataDir, PORT: '0' },
      encoding: 'utf8',
    });
    expect(second.status).toBe(1);
    expect(second.stderr.trim()).toBe(
      `ganscope: another ganscope server uses ${dataDir}; open that one, or set GANSCOPE_DATA to another folder`,
    );
    expect(await server.get('/api/health')).toMatchObject({ status: 'ok' });
  });

  it('is free again when its server was killed', async () => {
    await server.kill('SIGKILL');
    server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
    expect(await server.get('/api/health')).toMatchObject({ status: 'ok' });
  });
});
