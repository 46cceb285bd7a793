import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** Someone finds a rule too calm, tries another number on a stored run, saves it, and thinks better of it. */
let server: ScriptedServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await serveScript('long');
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('replays a rule with other numbers over stored runs', async () => {
  await page.goto(`${server.url}/runs/1`);
  await page.getByText('20,000').first().waitFor(); // all of its script is stored
  await page.goto(`${server.url}/rules#discriminator-ahead`);
  const options = page.getByTestId('options-discriminator-ahead');
  await options.locator('summary').click();
  await options.getByLabel('enter').fill('0.8');
  await options.getByLabel('leave').fill('much');
  await options.getByRole('alert').waitFor();
  expect(await options.getByRole('button', { name: 'Replay' }).isDisabled()).toBe(true);
  await options.getByLabel('leave').fill('0.9');
  await options.getByRole('button', { name: 'Replay' }).click();
  await options.getByText('It would have spoken in 1 of 1 run; as in use, in 0.').waitFor();
  expect(await options.getByRole('row').nth(1).textContent()).toMatch(/info steps 20 to 10,000, and 1 more/);
});

it('keeps them for new runs, and goes back to the rule as it comes', async () => {
  const options = page.getByTestId('options-discriminator-ahead');
  await options.getByRole('button', { name: 'Use for new runs' }).click();
  await options.getByText('changed for this project').waitFor();
  await page.reload();
  await options.locator('summary').click();
  expect(await options.getByLabel('enter').inputValue()).toBe('0.8');
  await options.getByRole('button', { name: 'Back to defaults' }).click();
  await options.getByText('changed for this project').waitFor({ state: 'detached' });
  expect(await options.getByLabel('enter').inputValue()).toBe('');
});
