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
    await row.getByRole('img', { name: 'Critical' }).waitFor();
    expect(await row.textContent()).toContain('since step 2');
    await row.getByRole('link', { name: 'about' }).click();
    await page.getByRole('heading', { name: 'Values are not finite' }).waitFor();
    await page.goBack();
    await row.getByRole('link', { name: 'explodes #1' }).click();
    await page.getByTestId('verdict').getByText('Broken').waitFor();
  });

  it('are made quiet, and woken, by keyboard too: the focus stays with the row', async () => {
    await page.getByRole('link', { name: 'Alerts' }).click();
    const focused = page.locator(':focus');
    await page.getByRole('button', { name: 'Acknowledge: Values are not finite' }).press('Enter');
    await page.getByRole('region', { name: 'Acknowledged' }).getByTestId('alert-row').waitFor();
    await vi.waitFor(async () => expect(await focused.textContent()).toBe('Reopen'));
    await vi.waitFor(async () => expect(await page.title()).toBe('ganscope'));
    expect(await page.getByTestId('alert-count').count()).toBe(0);
    await page.getByText('Nothing needs you.').waitFor();

    await focused.press('Enter');
    await page.getByRole('region', { name: 'Open' }).getByTestId('alert-row').waitFor();
    await page.getByText('Snooze', { exact: true }).press('Enter');
    await page.getByRole('button', { name: '1 hour' }).press('Enter');
    await page.getByRole('region', { name: 'Snoozed' }).getByText('quiet until').waitFor();
    await vi.waitFor(async () => expect(await focused.textContent()).toBe('Wake'));
    await focused.press('Enter');
    await page.getByTestId('alert-count').getByText('1').waitFor();
  });

  it('carry a note, as text', async () => {
    const text = '<b>lower</b> the rate';
    await page.getByRole('button', { name: 'Note: Values are not finite' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill(text);
    await page.getByRole('button', { name: 'Save note' }).click();
    await vi.waitFor(async () => expect(await page.locator('.note').textContent()).toBe(text));
  });

  it('are filtered by what the address says', async () => {
    await page.getByRole('button', { name: 'Recovered 0' }).click();
    await page.getByRole('region', { name: 'Recovered' }).getByText('None.').waitFor();
    expect(new URL(page.url()).search).toBe('?state=recovered');
    await page.getByRole('combobox', { name: 'Level' }).selectOption('warning');
    await page.reload();
    await page.getByRole('region', { name: 'Recovered' }).getByText('None that the filters').waitFor();
    expect(await page.getByRole('combobox', { name: 'Level' }).inputValue()).toBe('warning');
    await page.goto(`${server.url}/alerts?run=1`);
    await page.getByTestId('alert-row').waitFor();
    await page.goto(`${server.url}/alerts?run=2`);
    await page.getByText('None that the filters').waitFor();
  });

  it('can be acknowledged on the page of their run', async () => {
    await page.goto(`${server.url}/runs/1`);
    await page.getByText('What this rests on').click();
    await page.getByRole('button', { name: 'Acknowledge: Values are not finite' }).click();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page.getByRole('button', { name: 'Acknowledge: Values are not finite' }).waitFor();
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
