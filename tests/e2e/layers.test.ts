import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';
import { storeRuns } from '../support/stored-runs';

/** From a cell of the gradient heatmap to its layer's own line, by pointer and by keys. */
describe('a layer of the heatmap', () => {
  const dataDir = freshDataDir();
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await storeRuns(dataDir, [{ name: 'one', steps: 500, seed: 1 }]);
    server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/runs/1`);
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const heatmap = () => page.getByTestId('heatmap').first();
  const panel = () => page.getByTestId('layer-panel');
  const row = (name: string) => heatmap().getByRole('button', { name });
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  it('is read under the pointer, on the title’s line', async () => {
    const names = heatmap().getByRole('toolbar');
    await names.scrollIntoViewIfNeeded();
    const [box, cell] = [(await heatmap().boundingBox())!, (await row('up1').boundingBox())!];
    await page.mouse.move(box.x + box.width / 2, cell.y + cell.height / 2);
    await expect.poll(() => heatmap().locator('output').textContent()).toMatch(/^up1 0\.\d+ step 2\d\d$/);
    await page.mouse.move(box.x + box.width / 2, cell.y + cell.height * 1.5);
    await expect.poll(() => heatmap().locator('output').textContent()).toMatch(/^dense \(bottom\) /);
    await page.mouse.move(1, 1);
    await heatmap().locator('output').waitFor({ state: 'detached' });
  });

  it('opens with a press on its name, and stands in the address', async () => {
    await row('up1').click();
    await panel()
      .getByText(/Its gradient’s norm is 0\.\d+: .* times that of the top/)
      .waitFor();
    expect(await panel().getByTestId('layer-norm').getAttribute('data-points')).toBe('500');
    await page.waitForURL(/\?layer=g:up1$/);
    await panel().getByRole('button', { name: 'The layer above' }).click();
    await page.waitForURL(/\?layer=g:out$/);
    await panel().getByRole('button', { name: 'Close' }).click();
    await panel().waitFor({ state: 'detached' });
    expect(await focused()).toBe('out (top)');
  });

  it('is found, opened and closed with keys', async () => {
    await row('out').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('up1');
    await page.keyboard.press('Enter');
    await panel().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    expect(await focused()).toBe('up1');
    await vi.waitFor(() => expect(new URL(page.url()).search).toBe(''));
  });

  it('is open where the address says so', async () => {
    const other = await browser.newPage();
    await other.goto(`${server.url}/runs/1?layer=d_real:dense`);
    await other.getByRole('region', { name: 'Layer D on real, dense (bottom)' }).waitFor();
    await other.close();
  });
});
