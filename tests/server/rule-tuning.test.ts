import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type {
  AlertsResponse,
  ErrorResponse,
  EventsResponse,
  RuleReplay,
  RulesResponse,
} from '@/lib/protocol/rest';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** A run of 20,000 steps at an excess loss of 0.72, and what the project's rules make of it. */
let server: ScriptedServer;
beforeAll(async () => (server = await serveScript('long')));
afterAll(() => server?.close());

const PATIENCE = { timeout: 60_000, interval: 50 };
const RULE = '/api/rules/discriminator-ahead';
const call = (method: string, path: string, body?: unknown) =>
  fetch(server.url + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const get = async <T>(path: string) => (await (await call('GET', path)).json()) as T;
const eager = { on: true, options: { enter: 0.8, leave: 0.9 } };
const tuningNow = async () =>
  (await get<RulesResponse>('/api/rules')).rules.find(({ id }) => id === 'discriminator-ahead')?.tuning;

it('a replay says what other numbers would have said, and saves nothing', async () => {
  await vi.waitFor(async () => {
    const { step } = await get<{ step: number }>('/api/runs/1');
    expect(step).toBe(20_000);
  }, PATIENCE);
  const answer = await call('POST', `${RULE}/replay`, { tuning: eager });
  const lines = (await answer.text()).trim().split('\n');
  const [replay] = lines.map((line) => JSON.parse(line) as RuleReplay);
  expect(lines).toHaveLength(1);
  expect(replay).toMatchObject({ runId: 1, lastStep: 20_000, inUse: [] });
  expect(replay?.asked).toEqual([
    { level: 'info', enter: 20, leave: 10_000 },
    { level: 'warning', enter: 10_000, leave: null },
  ]);
  expect(await tuningNow()).toBeNull();
});

it('what is saved judges the runs that begin after it, and the event log says so', async () => {
  expect((await call('PUT', RULE, eager)).status).toBe(200);
  expect(await tuningNow()).toEqual(eager);
  await call('POST', '/api/runs/1/stop'); // it sends its script once and then waits
  await call('POST', '/api/runs', { preset: 'mnist-quick' });
  await vi.waitFor(async () => {
    const { alerts } = await get<AlertsResponse>('/api/runs/2/alerts');
    expect(alerts.map(({ rule, enterStep }) => [rule, enterStep])).toEqual([['discriminator-ahead', 20]]);
  }, PATIENCE);
  const { events } = await get<EventsResponse>('/api/runs/2/events');
  expect(events.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('changed for this project: D is ahead (enter 0.8, leave 0.9)'),
  );
});

it('goes back to the rule as it comes', async () => {
  expect((await call('DELETE', RULE)).status).toBe(200);
  expect(await tuningNow()).toBeNull();
});

it.each([
  ['PUT', RULE, { options: { entre: 1 } }, 400, /has no option "entre"/],
  ['PUT', RULE, { options: { enter: 'much' } }, 400, /options\.enter/],
  ['PUT', RULE, { off: true }, 400, /off/],
  ['PUT', '/api/rules/nothing', {}, 404, /no rule "nothing"/],
  ['POST', `${RULE}/replay`, { tuning: { options: { window: 0 } } }, 400, /window is 0/],
  ['POST', `${RULE}/replay`, { tuning: {}, runs: [99] }, 404, /no run 99/],
  ['POST', `${RULE}/replay`, {}, 400, /tuning/],
])('%s %s %j is refused by name', async (method, path, body, status, message) => {
  const answer = await call(method, path, body);
  expect(answer.status).toBe(status);
  expect(((await answer.json()) as ErrorResponse).error.message).toMatch(message);
});
