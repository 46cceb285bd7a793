import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import type { SamplesResponse } from '@/lib/protocol/rest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** A real run on points: what the trainer draws is stored as it is and arrives as a scatter plot. */
describe('samples that are points', () => {
  let server: ServerUnderTest;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    const config = { totalSteps: 12, samples: { everySteps: 4, count: 100 }, metrics: { everySteps: 6 } };
    expect((await server.post('/api/runs', { preset: 'ring-2d', config })).status).toBe(201);
    await vi.waitFor(async () => expect((await server.get<Run>('/api/runs/1')).state).toBe('finished'), {
      timeout: 60_000,
      interval: 250,
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });

  it('are kept as numbers, the real ones within the frame', async () => {
    const { samples } = await server.get<SamplesResponse>('/api/runs/1/samples');
    const fixed = samples.filter(({ kind }) => kind === 'fixed');
    expect(fixed.map(({ step }) => step)).toEqual([0, 4, 8, 12]);
    expect(fixed.every(({ form, columns }) => form === 'points' && columns === 100)).toBe(true);
    const real = samples.find(({ kind }) => kind === 'real')!;
    const answer = await fetch(`${server.url}/api/images/${real.hash}`);
    const points = new Float32Array(await answer.arrayBuffer());
    expect(points).toHaveLength(200);
    const radii = Array.from({ length: 100 }, (_, at) => Math.hypot(points[2 * at]!, points[2 * at + 1]!));
    for (const radius of radii) expect(Math.abs(radius - 0.8)).toBeLessThan(0.25);
  });

  it('are drawn on the page, newest first, and at the step asked for', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/runs/1`);
    const real = page.getByTestId('sample-real').locator('.scatter');
    await real.waitFor();
    expect(await real.getAttribute('data-inside')).toBe('100');
    // There is ink where the modes are: at the right of the middle row is the first of them.
    const inked = await real.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d')!;
      const [width, height] = [canvas.width, canvas.height];
      const count = (x: number, y: number) => {
        const { data } = context.getImageData(x - 8, y - 8, 16, 16);
        return data.filter((value, at) => at % 4 === 3 && value > 0).length;
      };
      const mode = Math.round(width * (0.5 + 0.8 / 2.4));
      return { mode: count(mode, height / 2), middle: count(width / 2, height / 2) };
    });
    expect(inked.mode).toBeGreaterThan(0);
    expect(inked.middle).toBe(0);
    const fixed = page.getByTestId('sample-fixed');
    expect(await fixed.getAttribute('data-step')).toBe('12');
    await fixed.locator('.scatter').waitFor();
    await page.getByRole('button', { name: 'Earlier samples' }).click();
    expect(await fixed.getAttribute('data-step')).toBe('8');
    expect(await page.getByTestId('scatter-strip').locator('.scatter').count()).toBe(4);
    await page.getByRole('button', { name: 'One over the other' }).click();
    await page.getByText('step 8, over step 4 in grey').waitFor();
    await page.getByTestId('sample-over').locator('.scatter').waitFor();
  });

  it('are the thumbnail in the list', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByTestId('run-row').locator('.scatter canvas').waitFor();
  });
});
