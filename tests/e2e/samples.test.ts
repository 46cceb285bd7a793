import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';
import { storeRuns } from '../support/stored-runs';

/** The samples of a run through time, at two steps at once, and one latent alone. */
describe('the samples of a run', () => {
  const dataDir = freshDataDir();
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const samples = [100, 200, 300, 400];
    await storeRuns(dataDir, [{ name: 'one', steps: 400, seed: 1, samples }]);
    server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  });
  afterEach(() => page.close());

  const open = async (search = '') => {
    await page.goto(`${server.url}/runs/1${search}`);
    await shown().locator('canvas').waitFor();
  };
  const shown = () => page.getByTestId('sample-fixed');
  const step = () => shown().getAttribute('data-step');
  const slider = () => page.getByLabel('Step of the samples');
  const view = () => page.getByTestId('latent-view');

  it('play from the first to the newest, and stop there', async () => {
    await open();
    expect(await step()).toBe('400');
    await page.getByRole('button', { name: 'Play' }).click();
    expect(await step()).toBe('100');
    await page.getByText('playing').waitFor();
    for (const next of ['200', '300', '400']) await expect.poll(step).toBe(next);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.getByText('follows newest').waitFor();
  });

  it('play and stop with the space bar, and stay held where they were', async () => {
    await open('?sample=100');
    expect(await step()).toBe('100');
    await slider().press(' ');
    await expect.poll(step).toBe('200');
    await slider().press(' ');
    const held = (await step())!;
    await page.getByText('held', { exact: true }).waitFor();
    await page.waitForURL(`**/runs/1?sample=${held}`);
  });

  it('let a pinned crosshair go when they are moved', async () => {
    await open('?at=110');
    await page.getByText('at the cursor').waitFor();
    expect(await step()).toBe('100');
    await slider().press('ArrowRight');
    await page.waitForURL('**/runs/1?sample=200');
    expect(await step()).toBe('200');
  });

  it('stand beside those of another step, or what they differ in', async () => {
    await open();
    await page.getByRole('button', { name: 'Another step' }).click();
    const held = page.getByTestId('sample-against');
    expect(await held.getAttribute('data-step')).toBe('200');
    await page.getByLabel('Step of the held samples').press('ArrowLeft');
    expect(await held.getAttribute('data-step')).toBe('100');
    await page.getByRole('button', { name: 'Difference' }).click();
    const grey = () =>
      page
        .getByTestId('sample-difference')
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(1, 1, 1, 1).data[0]);
    // Greys are the step and the seed, modulo 256.
    await expect.poll(grey).toBe(401 - 256 - 101);
    await page.waitForURL('**/runs/1?against=100&difference=1');
    await page.getByRole('button', { name: 'Real' }).click();
    await page.getByTestId('sample-real').waitFor();
    await page.waitForURL('**/runs/1');
  });

  it('open one latent large, with keys alone', async () => {
    await open();
    await page.getByRole('button', { name: 'Latent 1 of 4' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await view().getByRole('heading', { name: 'Latent 2 of 4' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await view().getByRole('heading', { name: 'Latent 4 of 4' }).waitFor();
    await page.waitForURL('**/runs/1?latent=4');
    await view().getByRole('slider').press('Home');
    expect(await step()).toBe('100');
    expect(await view().locator('figure').first().getAttribute('data-step')).toBe('100');
    await page.keyboard.press('Escape');
    await view().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Latent 4 of 4',
    );
  });

  it('open one latent with a press, beside the real image and the held step', async () => {
    await open('?against=200');
    await page.getByRole('button', { name: 'Latent 3 of 4' }).click();
    const captions = view().locator('figcaption');
    await captions.first().waitFor();
    expect(await captions.allTextContents()).toEqual([
      'Generated step 400',
      'Held step 200',
      'Real the image in its place',
    ]);
    await view().getByText('300').click();
    await page.waitForURL('**/runs/1?sample=300&against=200&latent=3');
  });
});
