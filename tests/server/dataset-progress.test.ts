import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Run, RunEvent, RunSummary } from '@/lib/protocol/entities';
import type { EventsResponse } from '@/lib/protocol/rest';
import { serveFiles } from '../support/file-server';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

const MEGABYTE = 1_000_000;

let server: ServerUnderTest;
let mirror: Awaited<ReturnType<typeof serveFiles>>;
let cache = '';
let answer: ServerResponse;
beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'ganscope-cache-'));
  // Half of a file, and no more until the test says so.
  mirror = await serveFiles((_, response) => {
    answer = response;
    response.writeHead(200, { 'Content-Length': 2 * MEGABYTE }).write(Buffer.alloc(MEGABYTE));
  });
  server = await startServer(freshDataDir(), {
    GANSCOPE_DEMO: '0',
    GANSCOPE_DATASETS: cache,
    GANSCOPE_DATASETS_MIRROR: mirror.url,
  });
});
afterAll(async () => {
  await endServer(server);
  await mirror.close();
  rmSync(cache, { recursive: true, force: true });
});

const start = async () => (await (await server.post('/api/runs', { preset: 'fashion-quick' })).json()) as Run;

/** Follows a run as its page does, from what was said before on, until something is the wanted one. */
async function until(run: Run, wanted: (message: RunEvent | RunSummary) => boolean, begin?: () => unknown) {
  const socket = io(server.url, { transports: ['websocket'] });
  const seen: RunEvent[] = [];
  await new Promise<void>((found, failed) => {
    const look = (message: RunEvent | RunSummary) => void (wanted(message) && found());
    const add = (event: RunEvent) => {
      seen.push(event);
      look(event);
    };
    const catchUp = async () => {
      await begin?.();
      const { events } = await server.get<EventsResponse>(`/api/runs/${run.id}/events`);
      events.reverse().forEach(add);
      look(await server.get<Run>(`/api/runs/${run.id}`));
    };
    socket.on('event:added', add);
    socket.on('run:changed', (changed: RunSummary) => void (changed.id === run.id && look(changed)));
    socket.on('connect', () =>
      socket.emit('run:watch', { runId: run.id }, () => void catchUp().catch(failed)),
    );
  });
  socket.close();
  return seen;
}
const isIn = (state: Run['state']) => (message: RunEvent | RunSummary) =>
  'state' in message && message.state === state;
const isFetching = (event: RunEvent | RunSummary) =>
  'message' in event && event.message.startsWith('fetching train-images-idx3-ubyte.gz: 1.0 of 2.0 MB');

it('says how far a dataset is in one line that changes, and stops when it is asked to', async () => {
  const run = await start();
  const seen = await until(run, isFetching);
  const fetching = seen.filter(({ message }) => message.startsWith('fetching'));
  expect(new Set(fetching.map(({ id }) => id)).size).toBe(1);
  const { events } = await server.get<EventsResponse>(`/api/runs/${run.id}/events`);
  expect(events.filter(({ message }) => message.startsWith('fetching'))).toEqual([fetching.at(-1)]);
  await until(run, isIn('stopped'), () => server.post(`/api/runs/${run.id}/stop`));
  expect(readdirSync(join(cache, 'fashion-mnist'))).toEqual(['train-images-idx3-ubyte.gz.part']);
});

it('fails with the name of a file that is not the one that is published', async () => {
  rmSync(join(cache, 'fashion-mnist'), { recursive: true, force: true });
  const run = await start();
  await until(run, isFetching);
  await until(run, isIn('failed'), () => answer.end(Buffer.alloc(MEGABYTE)));
  const { failure } = await server.get<Run>(`/api/runs/${run.id}`);
  expect(failure?.code).toBe('DATASET_INVALID');
  expect(failure?.message).toMatch(/train-images-idx3-ubyte.gz is not the file it should be/);
});
