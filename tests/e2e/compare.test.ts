import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** Two real runs of a few steps, ticked in the list and laid side by side. */
describe('comparing runs', () => {
  let server: ServerUnderTest;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    for (const config of [{ totalSteps: 6 }, { totalSteps: 6, labels: { flipProbability: 0.25 } }]) {
      expect((await server.post('/api/runs', { preset: 'mnist-quick', config })).status).toBe(201);
    }
    await vi.waitFor(async () => expect((await server.get<Run>('/api/runs/2')).state).toBe('finished'), {
      timeout: 60_000,
      interval: 250,
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });

  it('draws both on one axis and names the setting in which they differ', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const ticks = page.getByRole('checkbox');
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    expect(await page.getByTestId('run-row').and(page.locator('[aria-selected=true]')).count()).toBe(2);
    await page.getByTestId('compare').click();
    await page.waitForURL('**/compare?runs=2,1');
    const chart = page.getByTestId('compare-loss-d');
    await chart.getByText(/^#1 \d/).waitFor();
    await chart.getByText(/^#2 \d/).waitFor();
    const row = page.getByTestId('differences').locator('tbody tr');
    expect(await row.count()).toBe(1);
    expect(await row.locator('td').allTextContents()).toEqual(['labels.flipProbability', '0.25', '0']);
  });

  it('says what is wrong with an address that names one run, or a run that is not there', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/compare?runs=1`);
    await page.getByText('this address names 1').waitFor();
    await page.goto(`${server.url}/compare?runs=1,77`);
    await page.getByText('there is no run "77"').waitFor();
  });
});
