import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** What can be done with one chart, of a run whose third loss of D is NaN and whose second of G is infinite. */
describe('the menu of a chart', () => {
  let server: ScriptedServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await serveScript('nan');
    browser = await openBrowser();
    // axe-core needs a context of its own.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    await page.goto(`${server.url}/runs/1`);
    await page.locator('[data-testid=loss-chart][data-last-step="5"]').waitFor();
  });

  const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000 });
  const open = () => page.getByRole('button', { name: 'Menu of the chart Losses' }).click();
  const entry = (name: string) => page.getByRole('menuitem', { name, exact: true });
  const address = (search: string) => until(() => expect(new URL(page.url()).search).toBe(search));
  const serious = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  };
  const save = async (ending: string) => {
    await open();
    const [file] = await Promise.all([page.waitForEvent('download'), entry(`Save as ${ending}`).click()]);
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
  };

  it('opens with the keyboard, and goes from entry to entry', async () => {
    await page.getByRole('button', { name: 'Menu of the chart Losses' }).focus();
    await page.keyboard.press('Enter');
    await entry('Full screen').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await until(async () => expect(await focused()).toBe('Full screen'));
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('Show as table');
    expect(await serious()).toEqual([]);
    await page.keyboard.press('Escape');
    await entry('Full screen').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('chart-menu');
  });

  it('fills the window, with the address of that, until Escape', async () => {
    await open();
    await entry('Full screen').click();
    const full = page.getByTestId('full-screen');
    await full.getByTestId('loss-chart-full').waitFor();
    await address('?full=losses');
    const canvas = (await full.locator('canvas').boundingBox())!;
    expect(canvas.width).toBeGreaterThan(1100);
    expect(canvas.height).toBeGreaterThan(700);
    // The crosshair is the page's own.
    await page.mouse.move(720, 450);
    await full.getByText('raw').waitFor();
    expect(await serious()).toEqual([]);
    await page.keyboard.press('Escape');
    await full.waitFor({ state: 'detached' });
    await address('');
  });

  it('shows what is drawn as a table', async () => {
    await page.goto(`${server.url}/runs/1?table=losses`);
    const rows = page.getByTestId('chart-table').locator('tbody tr');
    await until(async () => expect(await rows.count()).toBe(5));
    const cells = (await rows.nth(2).locator('td').allTextContents()).slice(0, 5);
    expect(cells).toEqual(['NaN', 'NaN', 'NaN', 'NaN', '1']);
    expect(await serious()).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await address('');
  });

  it('saves CSV, with words for what is not finite', async () => {
    const { name, content } = await save('CSV');
    expect(name).toMatch(/^run-1-.*-losses\.csv$/);
    const [head, ...rows] = content.toString('utf8').trimEnd().split('\r\n');
    expect(head).toMatch(/^G step,"D, sum mean",.*,G mean,G min,G max,G smoothed,G not finite$/);
    const values = rows.map((row) => row.split(','));
    expect(values.map(([step, d]) => [step, d])).toEqual([
      ['1', '1'],
      ['2', '1'],
      ['3', 'NaN'],
      ['4', '1'],
      ['5', '1'],
    ]);
    expect(values.map((row) => [row[6], row[10]])).toEqual([
      ['1', '0'],
      ['Infinity', '1'],
      ['1', '0'],
      ['-Infinity', '1'],
      ['1', '0'],
    ]);
  });

  it('saves SVG that stands alone, and PNG of twice its size', async () => {
    const { name, content } = await save('SVG');
    expect(name).toMatch(/-losses\.svg$/);
    const drawn = await page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, 'image/svg+xml');
      const { documentElement: svg } = file;
      return {
        broken: file.querySelector('parsererror')?.textContent ?? null,
        words: svg.textContent,
        marks: svg.querySelectorAll('use[href="#not-finite"]').length,
        size: [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))],
      };
    }, content.toString('utf8'));
    expect(drawn).toMatchObject({ broken: null, marks: 3 });
    expect(drawn.words).toContain('Losses');
    expect(drawn.words).toContain('chance 1.386');
    expect(content.toString('utf8')).not.toContain('var(--');

    const png = (await save('PNG')).content;
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(drawn.size.map((pixels) => 2 * pixels));
  });
});
