import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';
import { storeRuns } from '../support/stored-runs';

type Finger = readonly [x: number, y: number];

/** The charts of a run under the fingers of someone with a phone. */
describe('charts by touch', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;
  let devtools: CDPSession;
  /** A height at which the losses are. */
  let y: number;

  beforeAll(async () => {
    const dataDir = freshDataDir();
    await storeRuns(dataDir, [{ name: 'one', steps: 1000, seed: 1 }]);
    server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });
  beforeEach(async () => {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    page = await phone.newPage();
    devtools = await phone.newCDPSession(page);
    await page.goto(`${server.url}/runs/1`);
    await overlay().waitFor();
    await page.getByTestId('loss-chart').scrollIntoViewIfNeeded();
    const losses = (await page.getByTestId('loss-chart').boundingBox())!;
    y = losses.y + losses.height / 2;
    return () => phone.close();
  });

  const overlay = () => page.getByTestId('step-overlay');
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[] = []) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map(([x, at], id) => ({ x, y: at, id })),
    });
  /** Fingers go down where the first of their ways begins, along it, and up. */
  const gesture = async (ways: readonly (readonly Finger[])[]) => {
    await touch('touchStart', ways[0]);
    for (const fingers of ways.slice(1)) await touch('touchMove', fingers);
    await touch('touchEnd');
  };
  const along = (from: Finger, to: Finger): Finger[] =>
    Array.from({ length: 11 }, (_, part) => [
      from[0] + ((to[0] - from[0]) * part) / 10,
      from[1] + ((to[1] - from[1]) * part) / 10,
    ]);
  const shown = async () => [
    Number(await overlay().getAttribute('aria-valuemin')),
    Number(await overlay().getAttribute('aria-valuemax')),
  ];
  const span = async () => {
    const [from, to] = await shown();
    return to! - from!;
  };

  it('a finger that moves up scrolls the page and leaves the charts as they are', async () => {
    const before = await page.evaluate(() => window.scrollY);
    await gesture(along([200, y], [200, y - 200]).map((finger) => [finger]));
    await vi.waitFor(async () =>
      expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 100),
    );
    expect(await shown()).toEqual([0, 1000]);
    expect(await overlay().getAttribute('aria-valuetext')).toBe('newest');
  });

  it('a tap pins the crosshair', async () => {
    await page.touchscreen.tap(200, y);
    await vi.waitFor(async () =>
      expect(await overlay().getAttribute('aria-valuetext')).toMatch(/^step \d+$/),
    );
    await page.waitForURL(/\?at=\d+$/);
  });

  it('a finger that moves along zooms, and a double tap shows all again', async () => {
    await gesture(along([120, y], [220, y]).map((finger) => [finger]));
    await vi.waitFor(async () => expect(await span()).toBeLessThan(600));
    const [from, to] = await shown();
    expect([from! > 100, to! < 900]).toEqual([true, true]);
    expect(await page.getByLabel('Follow newest').isChecked()).toBe(false);
    await page.touchscreen.tap(200, y);
    await page.touchscreen.tap(200, y);
    await vi.waitFor(async () => expect(await shown()).toEqual([0, 1000]));
  });

  it('two fingers that part zoom in, and go together out again', async () => {
    const [left, right] = [along([170, y], [110, y]), along([200, y], [260, y])];
    const apart = left.map((finger, at) => [finger, right[at]!]);
    await gesture(apart);
    await vi.waitFor(async () => expect(await span()).toBeLessThan(400));
    await gesture(apart.toReversed());
    await vi.waitFor(async () => expect(await span()).toBeGreaterThan(700));
  });
});
