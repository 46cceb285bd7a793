import { rmSync } from 'node:fs';
import { type Socket, io } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClientToServer, ServerToClient } from '@/lib/protocol/socket-events';
import { readConfig } from '@/server/config';
import { createLogger } from '@/server/logger';
import { type RunningServer, serve } from '@/server/main';
import { freshDataDir } from '../support/server';

const dataDir = freshDataDir();
let server: RunningServer;

beforeEach(async () => {
  const config = readConfig({ GANSCOPE_DATA: dataDir, PORT: '0', GANSCOPE_DEMO: '0' });
  server = await serve(config, { pages: false, logger: createLogger('silent') });
});
afterEach(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A page with a run open; `told` is how many watch it, as it hears it. */
async function watch(runId: number) {
  const socket: Socket<ServerToClient, ClientToServer> = io(server.url, { transports: ['websocket'] });
  const heard: number[] = [];
  let wake = () => undefined as void;
  socket.on('run:watched', (message) => {
    if (message.runId === runId) heard.push(message.viewers);
    wake();
  });
  await new Promise<void>((connected) => socket.once('connect', connected));
  await socket.emitWithAck('run:watch', { runId });
  return {
    socket,
    async told(): Promise<number> {
      if (heard.length === 0) await new Promise<void>((heardOne) => (wake = heardOne));
      return heard.shift()!;
    },
  };
}

it('each who watches a run is told how many do, also when one vanishes without a word', async () => {
  const one = await watch(1);
  expect(await one.told()).toBe(1);
  const two = await watch(1);
  expect([await one.told(), await two.told()]).toEqual([2, 2]);
  const three = await watch(1);
  expect([await one.told(), await two.told(), await three.told()]).toEqual([3, 3, 3]);
  const elsewhere = await watch(2);
  expect(await elsewhere.told()).toBe(1);

  await two.socket.emitWithAck('run:unwatch', { runId: 1 });
  expect([await one.told(), await three.told()]).toEqual([2, 2]);

  // Its connection breaks, as that of a browser that was killed: nothing is said.
  const { ws } = three.socket.io.engine.transport as unknown as { ws: { terminate(): void } };
  three.socket.io.reconnection(false);
  ws.terminate();
  expect(await one.told()).toBe(1);
  for (const { socket } of [one, two, elsewhere]) socket.disconnect();
});
