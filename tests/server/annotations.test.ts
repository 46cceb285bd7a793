import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import type { ErrorResponse, RunsResponse } from '@/lib/protocol/rest';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** What people write to a run, and a run they delete. */
let server: ScriptedServer;
beforeAll(async () => (server = await serveScript('nan', { pages: false })));
afterAll(() => server?.close());

const call = (method: string, path: string, body?: unknown) =>
  fetch(server.url + path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
const get = async <T>(path: string) => (await (await call('GET', path)).json()) as T;
const refusal = async (answer: Promise<Response>) => {
  const response = await answer;
  const { error } = (await response.json()) as ErrorResponse;
  return `${response.status} ${error.message}`;
};
const NAME = '<script>alert(1)</script>';

it('name, tags, notes and bookmarks are kept, and what is left out stays', async () => {
  const answer = await call('PATCH', '/api/runs/1', { name: ` ${NAME} `, tags: ['soft labels', 'a', 'a'] });
  expect(await answer.json()).toMatchObject({ name: NAME, tags: ['soft labels', 'a'], notes: '' });
  await call('PATCH', '/api/runs/1', { notes: 'first line\nsecond' });
  await call('POST', '/api/runs/1/bookmarks', { step: 5, label: 'explodes' });
  await call('POST', '/api/runs/1/bookmarks', { step: 0, label: 'begins' });
  const run = await get<Run>('/api/runs/1');
  expect(run).toMatchObject({ name: NAME, tags: ['soft labels', 'a'], notes: 'first line\nsecond' });
  expect(run.bookmarks.map(({ step, label }) => [step, label])).toEqual([
    [0, 'begins'],
    [5, 'explodes'],
  ]);
  expect((await get<RunsResponse>('/api/runs')).runs[0]!.tags).toEqual(['soft labels', 'a']);
  const first = run.bookmarks[0]!.id;
  expect((await call('DELETE', `/api/runs/1/bookmarks/${first}`)).status).toBe(200);
  expect((await get<Run>('/api/runs/1')).bookmarks.map(({ label }) => label)).toEqual(['explodes']);
});

it('whoever watches the run hears of it', async () => {
  const socket = io(server.url, { transports: ['websocket'] });
  try {
    await socket.emitWithAck('run:watch', { runId: 1 });
    const heard = new Promise((resolve) => socket.once('run:annotated', resolve));
    const changed = new Promise<Run>((resolve) => socket.once('run:changed', resolve));
    await call('PATCH', '/api/runs/1', { name: 'renamed', notes: 'told' });
    expect(await heard).toMatchObject({
      runId: 1,
      notes: 'told',
      bookmarks: [{ step: 5, label: 'explodes' }],
    });
    expect((await changed).name).toBe('renamed');
  } finally {
    socket.close();
  }
});

it('what is too long, too many or nowhere is refused with the limit and the fix', async () => {
  const patch = (body: unknown) => refusal(call('PATCH', '/api/runs/1', body));
  const mark = (body: unknown) => refusal(call('POST', '/api/runs/1/bookmarks', body));
  expect(await patch({ name: ' ' })).toBe('400 name: the name is empty; give 1 to 200 characters');
  expect(await patch({ name: 'x'.repeat(201) })).toContain('longer than 200 characters');
  expect(await patch({ name: 'a\u0007b' })).toContain('control character');
  expect(await patch({ tags: ['x'.repeat(41)] })).toBe(
    '400 tags.0: a tag is longer than 40 characters; make it shorter',
  );
  expect(await patch({ tags: Array.from({ length: 21 }, (_, at) => `t${at}`) })).toContain('at most 20 tags');
  expect(await patch({ notes: 'x'.repeat(10_001) })).toContain('longer than 10000 characters');
  expect(await patch({ colour: 'red' })).toContain('colour');
  expect(await mark({ step: 1.5, label: 'x' })).toContain('give a whole step');
  expect(await mark({ step: 99_999, label: 'x' })).toBe('400 step 99999 is beyond the 3000 steps of run 1');
  expect(await refusal(call('DELETE', '/api/runs/1/bookmarks/77'))).toBe('404 run 1 has no bookmark "77"');
  for (let at = 1; at < 100; at += 1) await call('POST', '/api/runs/1/bookmarks', { step: at, label: 'x' });
  expect(await mark({ step: 1, label: 'x' })).toBe('409 run 1 has 100 bookmarks; take one away first');
  expect((await get<Run>('/api/runs/1')).name).toBe('renamed');
});

it('a run that trains is not deleted; one that ended is gone, and comes back whole', async () => {
  expect(await refusal(call('DELETE', '/api/runs/1'))).toMatch(/^409 run 1 is \w+: stop it, then delete it$/);
  await call('POST', '/api/runs/1/stop');
  let deleted: Response | null = null;
  await vi.waitFor(
    async () => expect((deleted = await call('DELETE', '/api/runs/1')).status).toBe(200), // its trainer may still leave
    { timeout: 60_000, interval: 50 },
  );
  expect(await deleted!.json()).toMatchObject({ id: 1, name: 'renamed' });
  const list = await get<RunsResponse>('/api/runs');
  expect([list.runs.length, list.deleted.map(({ id }) => id)]).toEqual([0, [1]]);
  expect(await refusal(call('GET', '/api/runs/1/series'))).toContain('404 there is no run "1"');
  expect((await get<{ alerts: unknown[] }>('/api/alerts')).alerts).toEqual([]);

  expect((await call('POST', '/api/runs/1/restore')).status).toBe(200);
  expect((await get<Run>('/api/runs/1')).bookmarks).toHaveLength(100);
  expect((await get<{ alerts: unknown[] }>('/api/alerts')).alerts).not.toEqual([]);
  expect(await refusal(call('POST', '/api/runs/1/restore'))).toContain('404 no run "1" was deleted');
});
