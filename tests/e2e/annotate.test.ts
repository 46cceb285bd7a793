import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** Two people look at one run; what one of them writes, the other sees. */
describe('what people write to a run', () => {
  let server: ScriptedServer;
  let browser: Browser;
  let page: Page;
  let other: Page;

  beforeAll(async () => {
    server = await serveScript('long', { totalSteps: 20_000 });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    for (const one of [page, other]) {
      await one.goto(`${server.url}/runs/1`);
      await one.locator('[data-testid=run-step][data-step="20000"]').waitFor();
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is its name, as text', async () => {
    const name = '<img src=x onerror=alert(1)> '.repeat(6).trim();
    await page.getByTitle('to rename').click();
    await page.getByLabel('Name of the run').fill(name);
    await page.keyboard.press('Enter');
    await other.getByTitle('to rename').getByText(name).waitFor();
    await page.getByTitle('to rename').click();
    await page.getByLabel('Name of the run').fill('never saved');
    await page.keyboard.press('Escape');
    await page.getByTitle('to rename').getByText(name).waitFor();
  });

  it('is tags, which come off again', async () => {
    for (const tag of ['baseline', 'soft labels']) {
      await page.getByRole('button', { name: '+ tag' }).click();
      await page.getByLabel('New tag').fill(tag);
      await page.keyboard.press('Enter');
      await other.getByTestId('tags').getByText(tag).waitFor();
    }
    await other.getByRole('button', { name: 'Take the tag baseline off' }).click();
    await page.getByTestId('tags').getByText('baseline').waitFor({ state: 'detached' });
  });

  it('is notes, folded to their first line', async () => {
    await page.getByTestId('notes').locator('summary').click();
    await page.getByRole('button', { name: 'Write a note' }).click();
    await page.getByLabel('Notes').fill('first line\nsecond line');
    await page.getByRole('button', { name: 'Save notes' }).click();
    await other.getByTestId('notes').locator('summary').getByText('first line').waitFor();
    expect(await other.getByTestId('notes').locator('p').isVisible()).toBe(false);
  });

  it('is a bookmark at the crosshair, by the key b, whose mark leads there', async () => {
    const overlay = page.getByTestId('step-overlay');
    await overlay.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    const step = await overlay.getAttribute('aria-valuenow');
    await page.keyboard.press('b');
    await page.getByLabel('What is there').fill('stands out');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const mark = other.getByRole('button', { name: 'Bookmark stands out: show step' });
    await mark.click();
    await vi.waitFor(async () =>
      expect(await other.getByTestId('step-overlay').getAttribute('aria-valuenow')).toBe(step),
    );
    await page.getByRole('button', { name: 'Take the bookmark stands out away' }).click();
    await mark.waitFor({ state: 'detached' });
  });

  it('narrows the list of runs by tag, and the address says so', async () => {
    await page.goto(server.url);
    await page.getByRole('button', { name: 'soft labels' }).click();
    expect(new URL(page.url()).search).toBe('?tag=soft+labels');
    await page.reload();
    await page.getByTestId('run-row').waitFor();
    await page.goto(`${server.url}/?tag=other`);
    await page.getByText('0 of 1 run').waitFor();
    await page.getByRole('button', { name: 'other' }).click();
    await page.getByTestId('run-row').waitFor();
  });

  it('a run that trains is not deleted; one that ended is, and both pages can bring it back', async () => {
    await page.getByRole('checkbox').check();
    await page.getByTestId('delete').click();
    await page.getByText('stop it, then delete it').waitFor();
    await other.getByTestId('stop').click();
    await other.getByTestId('stop-sure').click();
    await other.locator('[data-testid=run-state][data-state=stopped]').waitFor();
    await vi.waitFor(
      async () => {
        await page.getByTestId('delete').click({ timeout: 1000 });
        await page.getByTestId('run-row').waitFor({ state: 'detached', timeout: 1000 });
      },
      { timeout: 30_000 },
    );
    await page.reload();
    await page.getByTestId('deleted').getByText('#1').waitFor();
    await other.getByTestId('deleted').getByRole('button', { name: 'Undo' }).click();
    await other.getByTestId('run-step').waitFor();
    await page.getByTestId('run-row').waitFor();
  });
});
