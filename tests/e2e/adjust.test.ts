import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

let server: ServerUnderTest;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  server = await startServer(freshDataDir());
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await endServer(server);
});

it('a run is adjusted from its page by keyboard: what cannot be is told there, what was changed is shown', async () => {
  await page.goto(`${server.url}/runs/1`);
  await page.getByTestId('adjust').click();
  const ofD = page.getByRole('group', { name: 'Optimizer of D' }).getByLabel('Learning rate');
  await ofD.fill('2');
  await ofD.press('Enter');
  await page.getByText('2 is too large: give at most 1').waitFor();
  expect(await ofD.getAttribute('aria-invalid')).toBe('true');
  expect(await ofD.evaluate((input) => input === document.activeElement)).toBe(true);

  await ofD.fill('0.0005');
  await ofD.press('Enter');
  await page
    .getByTestId('changes')
    .getByText('optimizer.discriminator.learningRate from 0.001 to 0.0005')
    .waitFor();
  expect(await page.getByTestId('apply').count()).toBe(0);
  const run = await server.get<Run>('/api/runs/1');
  expect(run.config.optimizer.discriminator.learningRate).toBe(0.0005);
  await page.getByTestId('events').getByText('to 0.0005, by hand').waitFor();
  await vi.waitFor(
    async () => expect((await server.get<Run>('/api/runs/1')).step).toBeGreaterThan(run.step + 2),
    {
      timeout: 60_000,
    },
  );
});
