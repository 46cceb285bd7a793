import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

const NAME = 'A run whose name says all that was ever changed in it '.repeat(4).slice(0, 200);

describe('the header of a run that trains', () => {
  let server: ScriptedServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await serveScript('long', { totalSteps: 1_000_000 });
    browser = await openBrowser();
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ name: NAME });
    await fetch(`${server.url}/api/runs/1`, { method: 'PATCH', headers, body });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (width: number): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(`${server.url}/runs/1`);
    await page.locator('[data-testid=run-step][data-step="20000"]').waitFor();
    return page;
  };
  const boxOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())!;

  it('is one line of 56 pixels and its rule where the page is wide, however long the name', async () => {
    const page = await open(1440);
    expect((await boxOf(page, '.head')).height).toBe(57);
    const middles = await page
      .locator('.head h1, [data-testid=run-state], .run-facts > *, .controls > :not(dialog)')
      .evaluateAll((parts) =>
        parts.map((part) => {
          const { top, bottom } = part.getBoundingClientRect();
          return Math.round((top + bottom) / 2);
        }),
      );
    expect(middles.length).toBeGreaterThan(9);
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(1);
    const controls = await boxOf(page, '.controls');
    expect(controls.x + controls.width).toBe(1416);
    await page.close();
  });

  it('tells a name that is cut in full where it has the focus', async () => {
    const page = await open(1440);
    const name = page.getByTitle('to rename');
    await page.keyboard.press('Tab');
    await name.focus();
    expect(await name.getAttribute('title')).toContain(NAME);
    const shown = await name.evaluate((button) => getComputedStyle(button, '::after').content);
    expect(shown).toContain(NAME);
    await page.close();
  });

  it('has two lines at 1024, the controls on the first', async () => {
    const page = await open(1024);
    const [controls, facts] = [await boxOf(page, '.controls'), await boxOf(page, '.run-facts')];
    expect(controls.y + controls.height).toBeLessThanOrEqual(facts.y + 1);
    expect((await boxOf(page, '.head h1')).y).toBeLessThan(facts.y);
    await page.close();
  });

  it('has all controls in reach on a phone, and the palette with its list of keys', async () => {
    const page = await open(390);
    for (const control of await page.locator('.controls > :not(dialog)').all()) {
      const { x, width } = (await control.boundingBox())!;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(390);
    }
    await page.getByRole('button', { name: 'Find a run' }).click();
    await page.getByRole('option', { name: 'List these keys' }).click();
    await page.getByRole('dialog', { name: 'Keys on this page' }).getByText('Stop the run').waitFor();
    await page.close();
  });

  it('says how many watch while there is more than one, also where one stops it', async () => {
    const page = await open(1440);
    await page.getByTestId('viewers').waitFor({ state: 'detached' }); // those of the tests before have left
    const other = await open(1440);
    await page.getByText('2 watching').waitFor();
    await page.getByTestId('stop').click();
    await page.getByText('One other is watching this run.').waitFor();
    await other.close();
    await page.getByTestId('viewers').waitFor({ state: 'detached' });
    expect(await page.getByText('is watching this run').count()).toBe(0);
    await page.close();
  });
});
