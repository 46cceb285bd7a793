import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** What can be taken away of a run, and a run that is brought in. */
describe('taking a run away', () => {
  let server: ScriptedServer;
  let browser: Browser;
  let page: Page;
  let archive = '';

  beforeAll(async () => {
    server = await serveScript('long', { totalSteps: 20_000 });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/runs/1`);
    await page.locator('[data-testid=run-step][data-step="20000"]').waitFor();
    await page.getByText('More', { exact: true }).click();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const download = async (name: string) => {
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ]);
    return { name: taken.suggestedFilename(), path: await taken.path() };
  };

  it('as a report, its Markdown, its points and the whole of it', async () => {
    const report = await download('Report, one HTML file');
    expect(report.name).toBe('run-1.html');
    expect(readFileSync(report.path, 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>$/);
    expect((await download('Summary, Markdown')).name).toBe('run-1.md');
    expect((await download('Points, CSV')).name).toBe('run-1.csv');
    const whole = await download('Whole run, to import elsewhere');
    expect(whole.name).toBe('run-1.ganscope');
    archive = whole.path;
  });

  it('and bringing it in, as another run', async () => {
    await page.goto(server.url);
    await page.getByTestId('import').setInputFiles(archive);
    await page.getByText('imported as #2; it was #1 where it comes from').waitFor();
    expect(await page.getByTestId('run-row').count()).toBe(2);
    await page.getByTestId('import').setInputFiles({
      name: 'run.ganscope',
      mimeType: 'application/gzip',
      buffer: Buffer.from('no archive'),
    });
    await page.getByRole('alert').getByText('the file cannot be imported').waitFor();
    expect(await page.getByTestId('run-row').count()).toBe(2);
  });
});
