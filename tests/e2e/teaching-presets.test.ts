import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Alert, Run } from '@/lib/protocol/entities';
import type { AlertsResponse } from '@/lib/protocol/rest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/**
 * Real runs of the presets that are built to fail, each as long as it takes until the trouble it is named for is
 * called, and of the demo, of which nothing is.
 */
describe('a real run', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });

  const LONG = { timeout: 300_000 };
  const start = async (preset: string, totalSteps: number) => {
    const answer = await server.post('/api/runs', { preset, config: { totalSteps } });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as Run).id;
  };
  const run = (id: number) => server.get<Run>(`/api/runs/${id}`);
  const alertsOf = async (id: number) => (await server.get<AlertsResponse>(`/api/runs/${id}/alerts`)).alerts;
  const alertOf = async (id: number, rule: string) =>
    (await alertsOf(id)).find((alert) => alert.rule === rule);
  const until = <T>(check: () => Promise<T>) => vi.waitFor(check, { timeout: LONG.timeout, interval: 500 });
  /** Waits for an alert of a rule, of this level or a graver one, while the run goes on. */
  const raised = (id: number, rule: string): Promise<Alert> =>
    until(async () => {
      const alert = await alertOf(id, rule);
      expect(alert, `${rule} at step ${(await run(id)).step}`).toMatchObject({ level: /warning|critical/ });
      return alert!;
    });
  const ended = (id: number) => until(async () => expect((await run(id)).state).toBe('finished'));
  const stop = async (id: number) => {
    await server.post(`/api/runs/${id}/stop`);
    await until(async () => expect((await run(id)).state).toBe('stopped'));
  };

  it('of article-collapse raises the alert on whatever page one is, and says what to do', LONG, async () => {
    const id = await start('article-collapse', 8000);
    await page.goto(`${server.url}/rules`);
    await page.getByTestId('alert-news').getByText(`Warning: D loss has hit zero, run #${id}`).waitFor(LONG);
    expect(await page.title()).toBe('(1) ganscope');
    const alert = await raised(id, 'discriminator-saturated');
    await page.goto(`${server.url}/runs/${id}`);
    await page.getByTestId('verdict').getByText('Watch').waitFor(LONG);
    expect((await run(id)).verdict?.fixes?.map((fix) => fix.id)).toContain('balance-rates');
    await stop(id);
    expect(await alertOf(id, 'discriminator-saturated')).toMatchObject({ id: alert.id, leaveStep: null });
  });

  it('of zero-recovers raises it, and sees it recover with nothing changed', LONG, async () => {
    const id = await start('zero-recovers', 2500);
    const { enterStep } = await raised(id, 'discriminator-saturated');
    await page.goto(`${server.url}/alerts`);
    await page.getByRole('region', { name: 'Open' }).getByText('D loss has hit zero').first().waitFor();
    const recovered = await until(async () => {
      const alert = await alertOf(id, 'discriminator-saturated');
      expect(alert?.leaveStep).not.toBeNull();
      return alert!;
    });
    await stop(id);
    expect(recovered.enterStep).toBe(enterStep);
    await page.getByRole('button', { name: /^Recovered/ }).click();
    await page.getByRole('region', { name: 'Recovered' }).getByText('D loss has hit zero').waitFor();
  });

  it.each([
    ['soft-floor', 'discriminator-saturated'],
    ['minimax-vanishing', 'vanishing-gradient'],
    ['weak-discriminator', 'discriminator-behind'],
  ])('of %s is called by %s', LONG, async (preset, rule) => {
    const id = await start(preset, 1500);
    await raised(id, rule);
    await stop(id);
  });

  it('of calm-collapse is called by its samples while the losses are calm', LONG, async () => {
    const id = await start('calm-collapse', 2000);
    await raised(id, 'mode-collapse');
    await stop(id);
    const warned = (await alertsOf(id)).filter(({ level }) => level !== 'info').map(({ rule }) => rule);
    expect(warned).toEqual(['mode-collapse']);
  });

  it('of mnist-quick gets no warning', LONG, async () => {
    const id = await start('mnist-quick', 800);
    await ended(id);
    expect((await alertsOf(id)).filter(({ level }) => level !== 'info')).toEqual([]);
    expect((await run(id)).verdict?.state).toBe('keep-going');
  });
});
