import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ClockResponse, ErrorResponse } from '@/lib/protocol/rest';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** Five steps, of which step n was trained at n milliseconds. */
let server: ScriptedServer;
beforeAll(async () => {
  server = await serveScript('nan', { pages: false });
  await vi.waitFor(async () => expect((await get<ClockResponse>('')).clock.steps).toHaveLength(5));
});
afterAll(() => server?.close());

const get = async <T>(query: string, run = '1') =>
  (await (await fetch(`${server.url}/api/runs/${run}/clock${query}`)).json()) as T;

it('says when steps were trained', async () => {
  const steps = [1, 2, 3, 4, 5];
  expect(await get<ClockResponse>('')).toEqual({ runId: 1, clock: { steps, times: steps } });
});

it('says it from a step on', async () => {
  expect((await get<ClockResponse>('?from=4')).clock).toEqual({ steps: [4, 5], times: [4, 5] });
  expect((await get<ClockResponse>('?from=99')).clock).toEqual({ steps: [], times: [] });
});

it('names what it cannot read', async () => {
  expect((await get<ErrorResponse>('?from=-1')).error.message).toMatch('from is "-1"; give a whole number');
  expect((await get<ErrorResponse>('', '77')).error.message).toMatch('there is no run "77"');
});
