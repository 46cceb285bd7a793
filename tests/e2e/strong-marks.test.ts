import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';
import { storeRuns } from '../support/stored-runs';

let server: ServerUnderTest;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const dataDir = freshDataDir();
  await storeRuns(dataDir, [{ name: 'one', steps: 400, seed: 1 }]);
  server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await endServer(server);
});

/** How much of the first chart is drawn on. */
const inked = () =>
  page
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, index) => index % 4 === 3 && value > 200).length;
    });
const drawn = async () => {
  await page.goto(`${server.url}/runs/1`);
  await vi.waitFor(async () => expect(await inked()).toBeGreaterThan(0), { timeout: 10_000 });
  return inked();
};

it('stronger marks are chosen in the settings and hold on every page: lines of charts are thicker', async () => {
  const usual = await drawn();
  await page.goto(`${server.url}/settings`);
  await page
    .getByRole('group', { name: 'Lines and marks' })
    .getByRole('button', { name: 'Stronger' })
    .click();
  expect(await drawn()).toBeGreaterThan(1.3 * usual);
  await page.goto(`${server.url}/settings`);
  await page.getByRole('group', { name: 'Lines and marks' }).getByRole('button', { name: 'Usual' }).click();
  expect(await drawn()).toBe(usual);
});
