import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** A run that explodes while someone looks at another page. */
describe('alerts', () => {
  let server: ScriptedServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await serveScript('nan', { demo: false });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('are counted in the navigation and in the title of the tab as they are raised', async () => {
    await page.goto(`${server.url}/alerts`);
    await page.getByText('Nothing needs you.').waitFor();
    expect(await page.title()).toBe('ganscope');
    const answer = await fetch(`${server.url}/api/runs`, {
      method: 'POST',
      body: JSON.stringify({ preset: 'mnist-quick', name: 'explodes' }),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(201);
    await page.getByTestId('alert-count').getByText('1').waitFor();
    await vi.waitFor(async () => expect(await page.title()).toBe('(1) ganscope'));
  });

  it('are listed with their run, what was seen and since when, and lead to it', async () => {
    const row = page.getByRole('region', { name: 'Open' }).getByTestId('alert-row');
    expect(await row.count()).toBe(1);
    expect(await row.getByRole('img').getAttribute('aria-label')).toBe('Critical');
    expect(await row.textContent()).toContain('since step 2');
    await row.getByRole('link', { name: 'about' }).click();
    await page.getByRole('heading', { name: 'Values are not finite' }).waitFor();
    await page.goBack();
    await row.getByRole('link', { name: 'explodes #1' }).click();
    await page.getByTestId('verdict').getByText('Broken').waitFor();
  });

  it('are no longer open when their run was ended by hand', async () => {
    await page.getByTestId('stop').click();
    await page.getByTestId('stop-sure').click();
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByText('Nothing needs you.').waitFor();
    await page.getByRole('region', { name: 'Open when their run ended' }).getByTestId('alert-row').waitFor();
    await vi.waitFor(async () => expect(await page.title()).toBe('ganscope'));
  });
});
