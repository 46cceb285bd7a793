import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** A run of 20,000 steps, of which the page holds buckets, seen whole and from near. */
describe('zooming into a long run', () => {
  let server: ScriptedServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await serveScript('long', { totalSteps: 20_000 });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/runs/1`);
    await vi.waitFor(async () => expect(await step('max')).toBe(20_000), { timeout: 20_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const overlay = () => page.getByTestId('step-overlay');
  const step = async (which: 'min' | 'max' | 'now') =>
    Number(await overlay().getAttribute(`aria-value${which}`));
  const points = async () => Number(await page.getByTestId('loss-chart').getAttribute('data-points'));
  /** Pixels from the left of the column of a step, while all 20,000 are shown. */
  const at = async (wanted: number) => {
    const box = (await overlay().boundingBox())!;
    const [left, right] = [132, 112];
    return {
      x: box.x + left + ((box.width - left - right) * wanted) / 20_000,
      y: box.y + box.height / 4,
    };
  };

  it('shows every step of what was dragged over, and all steps again', async () => {
    expect(await points()).toBeLessThan(1200);
    const [from, to] = [await at(12_200), await at(12_500)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
    await vi.waitFor(async () => expect(await step('max')).toBeLessThan(13_000));
    const [first, last] = [await step('min'), await step('max')];
    expect(first).toBeGreaterThan(12_000);
    await vi.waitFor(async () => expect(await points()).toBe(last - first + 1));
    // The single step that stands out is read under the crosshair.
    await page.mouse.move(1, 1);
    await vi.waitFor(async () => expect(await step('now')).toBe(last));
    await overlay().focus();
    for (let press = 0; press < last - 12_345; press += 1) await page.keyboard.press('ArrowLeft');
    expect(await step('now')).toBe(12_345);
    await page.getByTestId('loss-chart').getByText('raw 50.00 / 0.70').waitFor();

    await page.getByRole('button', { name: 'All steps' }).click();
    await vi.waitFor(async () => expect(await step('max')).toBe(20_000));
    expect(await page.getByLabel('Follow newest').isChecked()).toBe(true);
  });

  it('is zoomed and moved along by keys, and by a drag with Shift', async () => {
    await overlay().focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('+');
    await vi.waitFor(async () => expect([await step('min'), await step('max')]).toEqual([5000, 15_000]));
    await page.keyboard.press(']');
    await vi.waitFor(async () => expect([await step('min'), await step('max')]).toEqual([10_000, 20_000]));
    await page.keyboard.press('[');
    await vi.waitFor(async () => expect(await step('min')).toBe(5000));
    const [from, to] = [await at(8000), await at(4000)];
    await page.keyboard.down('Shift');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await vi.waitFor(async () => expect(Math.abs((await step('min')) - 7000)).toBeLessThan(50));
    expect(await page.getByLabel('Follow newest').isChecked()).toBe(false);
    await page.mouse.move(1, 1); // no crosshair: around the middle
    await vi.waitFor(async () => expect(await overlay().getAttribute('aria-valuetext')).toBe('newest'));
    await page.keyboard.press('-');
    await vi.waitFor(async () => expect(await step('max')).toBe(20_000));
    expect(Math.abs((await step('min')) - 2000)).toBeLessThan(50);
    await page.keyboard.press('Escape');
    await vi.waitFor(async () => expect([await step('min'), await step('max')]).toEqual([0, 20_000]));
  });

  it('makes its axis for the bulk of the points where outliers are ignored, and still reads them', async () => {
    const chart = page.getByTestId('loss-chart');
    const ticks = async () =>
      (await chart.locator('.visx-axis-left text').allTextContents()).map((text) => Number(text));
    await page.getByRole('button', { name: 'Linear' }).click();
    await vi.waitFor(async () => expect(Math.max(...(await ticks()))).toBeGreaterThanOrEqual(40));
    await page.getByLabel('Ignore outliers').check();
    await vi.waitFor(async () => expect(Math.max(...(await ticks()))).toBeLessThan(2));
    await page.waitForURL(/log=0&outliers=ignored/);
    await page.getByLabel('Ignore outliers').uncheck();
    await page.getByRole('button', { name: 'Log', exact: true }).click();
  });

  it('keeps the crosshair where one clicked, and frees it with Escape', async () => {
    const place = await at(5000);
    await page.mouse.click(place.x, place.y);
    await page.mouse.move(1, 1);
    expect(Math.abs((await step('now')) - 5000)).toBeLessThan(100);
    await overlay().focus();
    await page.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await overlay().getAttribute('aria-valuetext')).toBe('newest'));
  });
});
