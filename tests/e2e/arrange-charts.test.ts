import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** The charts of a run's page in another order, pinned, hidden; this browser remembers it for other runs. */
describe('arranging charts', () => {
  let server: ScriptedServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await serveScript('nan');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    await open();
  });
  afterEach(() => context.close());

  const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000 });
  const open = async (search = '') => {
    await page.goto(`${server.url}/runs/1${search}`);
    await page.locator('[data-testid=loss-chart][data-last-step="5"]').waitFor();
  };
  const order = (wanted: string[]) =>
    until(async () =>
      expect(
        await page
          .locator('[data-strip]')
          .evaluateAll((strips) => strips.map((strip) => strip.getAttribute('data-strip'))),
      ).toEqual(wanted),
    );
  const address = (search: string | RegExp) =>
    until(() => expect(new URL(page.url()).search).toMatch(search));
  const choose = async (chart: string, entry: string) => {
    await page.getByRole('button', { name: `Menu of the chart ${chart}` }).click();
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
  };
  const handle = (chart: string) => page.getByRole('button', { name: `Move the chart ${chart}` });

  it('moves one with the arrow keys, and says where it is', async () => {
    await handle('Scores').focus();
    await page.keyboard.press('ArrowUp');
    await order(['scores', 'losses', 'gradients']);
    await page.getByText('Scores moved to 1 of 3').waitFor();
    await address('?order=scores,losses,gradients');
    // The focus goes with it.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await order(['losses', 'gradients', 'scores']);
  });

  it('moves one by its handle; Escape leaves it where it was', async () => {
    const [from, over] = [
      (await handle('Scores').boundingBox())!,
      (await page.getByTestId('loss-chart').boundingBox())!,
    ];
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x, over.y + 10, { steps: 5 });
    await page.locator('[data-strip=losses][data-drop]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-drop]').waitFor({ state: 'detached' });
    await page.mouse.up();
    await order(['losses', 'scores', 'gradients']);

    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x, over.y + 10, { steps: 5 });
    await page.mouse.up();
    await order(['scores', 'losses', 'gradients']);
  });

  it('pins one to the top, and lets it go', async () => {
    await choose('Gradients', 'Pin to the top');
    await order(['gradients', 'losses', 'scores']);
    await address('?pinned=gradients');
    await choose('Gradients', 'Unpin');
    await order(['losses', 'scores', 'gradients']);
    await address(/^$/);
  });

  it('hides one and shows it again, and all as at first', async () => {
    await choose('Scores', 'Hide');
    await order(['losses', 'gradients']);
    const charts = page.getByRole('button', { name: 'Charts: which are shown' });
    expect(await charts.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Scores' }).check();
    await page.getByRole('checkbox', { name: 'Largest gradient' }).check();
    await order(['losses', 'scores', 'gradients', 'largest']);
    await page.getByRole('button', { name: 'As at first' }).click();
    await order(['losses', 'scores', 'gradients']);
    await address(/^$/);
  });

  it('remembers all that, where an address does not say otherwise', async () => {
    await choose('Losses', 'Move down');
    await choose('Gradients', 'Hide');
    await order(['scores', 'losses']);
    await page.getByRole('button', { name: 'Events' }).click();
    await open();
    await order(['scores', 'losses']);
    await address(/^$/);
    expect(await page.getByRole('button', { name: 'Events' }).getAttribute('aria-expanded')).toBe('false');
    expect(await page.getByTestId('events').isVisible()).toBe(false);
    await open('?order=losses,gradients,scores&hidden=none');
    // What the order does not name stays behind the one that it follows at first.
    await order(['losses', 'gradients', 'largest', 'scores']);
  });
});
