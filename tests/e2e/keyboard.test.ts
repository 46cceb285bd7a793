import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

describe('by keyboard', () => {
  let server: ScriptedServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await serveScript('long', { totalSteps: 20_000 });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/runs/1`);
    await page.locator('[data-testid=run-step][data-step="20000"]').waitFor();
    await page.getByTestId('step-overlay').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const listed = async () => {
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keys on this page' });
    await list.getByRole('heading').waitFor();
    const text = await list.innerText();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    return text;
  };

  it('? lists the keys in force on this page', async () => {
    const onRun = await listed();
    for (const does of ['Bookmark the step', 'Stop the run', 'crosshair by one point', 'zoom in and out']) {
      expect(onRun).toContain(does);
    }
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByTestId('run-row').waitFor();
    expect(await listed()).not.toContain('Stop the run');
  });

  it('the palette finds a run by part of its name', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find' }).fill('mnist');
    await page.getByRole('option', { name: '#1' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('run-step').waitFor();
  });

  it('the palette does what can be done here, with the same question first', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find' }).fill('stop the');
    await page.getByRole('option', { name: 'Stop the run' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('stop-sure').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('stop-sure').waitFor({ state: 'hidden' });
  });

  it('keys are letters where one writes', async () => {
    await page.getByTitle('to rename').click();
    await page.getByLabel('Name of the run').fill('');
    await page.keyboard.type('bst?');
    expect(await page.getByLabel('Name of the run').inputValue()).toBe('bst?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('does not fetch the palette before it is asked for', async () => {
    const scripts: string[] = [];
    const fresh = await browser.newPage();
    fresh.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.url());
    });
    await fresh.goto(`${server.url}/runs/1`);
    await fresh.getByTestId('run-step').waitFor();
    await fresh.waitForLoadState('networkidle');
    const before = scripts.length;
    await fresh.keyboard.press('Control+k');
    await fresh.getByRole('combobox', { name: 'Find' }).waitFor();
    expect(scripts.length).toBeGreaterThan(before);
  });

  it('events are searched, and a level narrows them', async () => {
    const events = page.getByTestId('events').locator('li');
    const all = await events.count();
    await page.getByLabel('Search the events').fill('no event says this');
    await page.getByText(`0 of ${all}`).waitFor();
    await page.getByLabel('Search the events').fill('');
    expect(await events.count()).toBe(all);
  });
});
