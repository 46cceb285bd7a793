import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';
import { storeRuns } from '../support/stored-runs';

/** A finished run of 300 steps, in two halves an hour apart, on every axis. */
describe('the axes of a run', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const dataDir = freshDataDir();
    const samples = [100, 200, 300];
    await storeRuns(dataDir, [
      { name: 'paused', steps: 300, seed: 1, samples, pausedAfter: 150, config: { batchSize: 8 } },
      { name: 'other', steps: 300, seed: 2 },
    ]);
    server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    return () => page.close();
  });

  const overlay = () => page.getByTestId('step-overlay').first();
  const open = async (address: string) => {
    await page.goto(server.url + address);
    await overlay().waitFor();
  };
  const said = (words: string | RegExp) =>
    vi.waitFor(async () => expect(await overlay().getAttribute('aria-valuetext')).toMatch(words));
  const choose = (axis: string) => page.getByRole('button', { name: axis, exact: true }).click();
  /** Pixels of the crosshair's flag from the left of the charts. */
  const flagAt = async () => {
    const [flag, charts] = await Promise.all([
      page.locator('.step-flag').boundingBox(),
      overlay().boundingBox(),
    ]);
    return flag!.x + flag!.width / 2 - charts!.x;
  };

  it('keep the crosshair, the samples and the zoom at their steps', async () => {
    await open('/runs/1?at=200&zoom=100,300');
    await said('step 200');
    await choose('Relative');
    await said(/^4 s, step 200$/);
    await choose('Images');
    await said('1,600 images, step 200');
    await choose('Wall');
    await said(/:\d\d:\d\d, step 200$/);
    await page.getByText('Generated step 200').waitFor();
    await page.waitForURL(/x=wall&zoom=100,300&at=200$/);
    expect(await overlay().getAttribute('aria-valuemin')).toBe('100');
  });

  it('show a pause as long as it was, and no step in it', async () => {
    await open('/runs/1?x=wall&at=150');
    await said(/, step 150$/);
    const before = await flagAt();
    await overlay().focus();
    await page.keyboard.press('ArrowRight');
    await said(/, step 151$/);
    // All of the first half lies at the left edge, all of the second at the right.
    expect(before).toBeLessThan(140);
    expect(await flagAt()).toBeGreaterThan(before + 600);
    const box = (await overlay().boundingBox())!;
    await page.mouse.click(box.x + box.width / 3, box.y + 300);
    await said(/step 15[01]$/);
  });

  it('bring a drag back to steps', async () => {
    await open('/runs/1?x=images');
    const box = (await overlay().boundingBox())!;
    const [left, plot] = [132, box.width - 132 - 112];
    await page.mouse.move(box.x + left + plot / 3, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(box.x + left + (2 * plot) / 3, box.y + 300, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/x=images&zoom=100,200/);
  });

  it.each(['/runs/1', '/compare?runs=1,2'])(
    'are smoothed as chosen and as preferred: %s',
    async (address) => {
      await open(address);
      const smoothing = page.getByLabel('Smoothing', { exact: true });
      expect(await smoothing.inputValue()).toBe('median:9');
      await smoothing.selectOption('ema:40');
      await page.waitForURL(/smooth=ema:40/);
      await page.evaluate(() => localStorage.setItem('smoothing', 'none'));
      await open(address);
      expect(await smoothing.inputValue()).toBe('none');
      await open(`${address}${address.includes('?') ? '&' : '?'}smooth=ema:77`);
      expect(await smoothing.inputValue()).toBe('ema:77');
      await page.evaluate(() => localStorage.clear());
    },
  );

  it('a preference of smoothing is chosen on the settings page', async () => {
    await page.goto(`${server.url}/settings`);
    await page.getByRole('group', { name: 'Smoothing of charts' }).getByText('EMA').click();
    await open('/runs/1');
    expect(await page.getByLabel('Smoothing', { exact: true }).inputValue()).toBe('ema:40');
    await page.evaluate(() => localStorage.clear());
  });
});
