import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LintChecksResponse, LintResponse } from '@/lib/protocol/lint';
import { QUICK } from '../lib/lint/support/configs';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

let server: ScriptedServer;
beforeAll(async () => (server = await serveScript('long', { demo: false })));
afterAll(() => server?.close());

const ask = async (body: unknown) => {
  const answer = await fetch(`${server.url}/api/lint`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, json: (await answer.json()) as unknown };
};

it('warns of a preset with changes, and makes no run of it', async () => {
  expect(await ask({ preset: 'mnist-quick' })).toEqual({ status: 200, json: { warnings: [] } });
  const { status, json } = await ask({ preset: 'mnist-quick', config: { latentDim: 1 } });
  expect(status).toBe(200);
  expect((json as LintResponse).warnings).toMatchObject([
    { check: 'small-latent', path: ['latentDim'], fix: { settings: { latentDim: 64 } } },
  ]);
  expect(await (await fetch(`${server.url}/api/runs`)).json()).toEqual({ runs: [], deleted: [] });
});

it('takes a whole configuration without a preset', async () => {
  const { json } = await ask({ config: { ...QUICK, loss: 'bce_minimax' } });
  expect((json as LintResponse).warnings.map(({ check }) => check)).toEqual(['minimax-loss']);
});

it.each([
  [{ preset: 'nope' }, 'BAD_REQUEST'],
  [{ preset: 'mnist-quick', name: 'a run' }, 'BAD_REQUEST'],
  [{ preset: 'mnist-quick', config: { labels: { real: [0.9, 1.2] } } }, 'CONFIG_INVALID'],
  [{ config: {} }, 'CONFIG_INVALID'],
])('%j is refused: %s', async (body, code) => {
  expect(await ask(body)).toMatchObject({ status: 400, json: { error: { code } } });
});

it('tells its checks with their pages', async () => {
  const { checks } = (await (await fetch(`${server.url}/api/lint`)).json()) as LintChecksResponse;
  expect(checks.find(({ id }) => id === 'small-latent')?.page).toContain('# A latent too small for images\n');
});
