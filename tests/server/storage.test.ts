import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ErrorResponse, RunsResponse } from '@/lib/protocol/rest';
import type { AboutResponse, StorageResponse } from '@/lib/protocol/storage';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

let server: ScriptedServer;
beforeAll(async () => (server = await serveScript('long', { totalSteps: 20_000, pages: false })));
afterAll(() => server?.close());

const get = async <T>(path: string) => (await (await fetch(server.url + path)).json()) as T;
const post = (path: string) => fetch(server.url + path, { method: 'POST' });
const run = async () => (await get<RunsResponse>('/api/runs')).runs[0]!;

it('says what each run takes', async () => {
  await vi.waitFor(async () => expect((await run()).step).toBe(20_000), { timeout: 20_000 });
  const { database, runs } = await get<StorageResponse>('/api/storage');
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({ runId: 1, samples: 0, checkpoints: 0 });
  expect(runs[0]!.series).toBeGreaterThan(20_000); // two series of 20,000 steps
  expect(database).toBeGreaterThan(runs[0]!.series);
});

it('compacts when nothing trains, and says what does', async () => {
  const refused = await post('/api/storage/compact');
  expect(refused.status).toBe(409);
  expect(((await refused.json()) as ErrorResponse).error.message).toBe(
    'run #1 trains; compact when it has ended, or stop it',
  );
  await post('/api/runs/1/stop');
  await vi.waitFor(async () => expect((await run()).state).toBe('stopped'), { timeout: 20_000 });
  const before = await get<StorageResponse>('/api/storage');
  const after = (await (await post('/api/storage/compact')).json()) as StorageResponse;
  expect(after.runs).toEqual(before.runs);
  expect(after.database).toBeLessThanOrEqual(before.database);
});

it('says what serves', async () => {
  expect(await get<AboutResponse>('/api/about')).toMatchObject({ node: process.version });
});
