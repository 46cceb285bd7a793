import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '@/db';
import { parsePresets } from '@/lib/gan/presets/registry';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

const RUNS = 3000;

/** Thousands of runs, as years of use leave them. */
describe('a long list of runs', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const dataDir = freshDataDir();
    const store = openStore(dataDir);
    const presets = parsePresets();
    for (let index = 0; index < RUNS; index += 1) {
      const { id, config } = presets[index % presets.length]!;
      const run = store.runs.create({ name: `run ${index + 1}`, preset: id, config });
      store.runs.setState(run.id, 'finished');
    }
    store.close();
    server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.url);
    await row(RUNS).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });

  const rows = () => page.getByTestId('run-row');
  const row = (id: number) => rows().filter({ has: page.getByText(`#${id}`, { exact: true }) });
  const first = () => rows().first().locator('.name').innerText();
  const query = () => new URL(page.url()).searchParams;

  it('draws the rows near the window, and the last when one is there', async () => {
    expect(await rows().count()).toBeLessThan(60);
    await page.keyboard.press('End');
    await row(1).waitFor();
    expect(await rows().count()).toBeLessThan(60);
    await page.keyboard.press('Home');
    await row(RUNS).waitFor();
  });

  it('is sorted by a press on a column; the address says so', async () => {
    const head = page.getByRole('columnheader', { name: 'Run', exact: true });
    const sorted = () => head.getAttribute('aria-sort');
    await head.getByRole('button').click();
    await row(1).waitFor();
    await expect.poll(first).toBe('run 1');
    await expect.poll(sorted).toBe('ascending');
    await head.getByRole('button').click();
    await row(RUNS).waitFor();
    await expect.poll(() => query().toString()).toBe('sort=run&order=falling');
    await head.getByRole('button').click();
    await expect.poll(sorted).toBeNull();
  });

  it('is filtered by an expression, at the key /, and says what is none', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('^run 2?7$');
    await page.getByText(`2 of ${RUNS} runs`).waitFor();
    await page.reload();
    await page.getByText(`2 of ${RUNS} runs`).waitFor();
    await page.getByRole('searchbox').fill('(');
    await page.getByText('“(” is no regular expression').waitFor();
    await row(RUNS).waitFor();
    await page.getByRole('searchbox').fill('nothing');
    await page.getByText(`0 of ${RUNS} runs`).waitFor();
    await page.getByRole('link', { name: 'Runs', exact: true }).click(); // as it always is
    await row(RUNS).waitFor();
    await expect.poll(() => query().toString()).toBe('');
  });

  it('keeps what is pinned on top, groups the rest, and leaves columns out', async () => {
    await page.getByRole('button', { name: `Pin run ${RUNS - 1} ` }).click();
    await expect.poll(first).toBe(`run ${RUNS - 1}`);
    await page.getByLabel('Group the runs').selectOption('preset');
    await page.locator('.group th').first().waitFor();
    await expect.poll(first).toBe(`run ${RUNS - 1}`);
    await page.getByText('Columns').click();
    await page.getByLabel('Backend').uncheck();
    await page.getByRole('columnheader', { name: 'Backend' }).waitFor({ state: 'detached' });
    await expect.poll(() => query().toString()).toBe(`group=preset&hide=backend&pin=${RUNS - 1}`);
  });
});
