import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import type { SeriesResponse } from '@/lib/protocol/rest';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

describe('a NaN of the trainer', () => {
  let server: ScriptedServer;
  let browser: Browser;
  const get = async <T>(path: string) => (await (await fetch(server.url + path)).json()) as T;

  beforeAll(async () => {
    server = await serveScript('nan');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is stored, and answered by name', async () => {
    await vi.waitFor(async () => expect((await get<Run>('/api/runs/1')).step).toBe(5), { timeout: 10_000 });
    const { series } = await get<SeriesResponse>('/api/runs/1/series?tags=loss/d,loss/g');
    expect(series.map(({ values }) => values)).toEqual([
      [1, 1, 'NaN', 1, 1],
      [1, 'Infinity', 1, '-Infinity', 1],
    ]);
    const buckets = await get<SeriesResponse>('/api/runs/1/series?tags=loss/d&width=8');
    expect(buckets.series[0]).toMatchObject({ count: [5], nonFinite: [1], min: [1], max: [1] });
  });

  it('is exported by name', async () => {
    const text = await (await fetch(`${server.url}/api/runs/1/export?format=jsonl`)).text();
    const rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map((row) => row['step'])).toEqual([1, 2, 3, 4, 5]);
    expect(rows[2]).toEqual({ step: 3, 'loss/d': 'NaN', 'loss/g': 1 });
    const table = await (await fetch(`${server.url}/api/runs/1/export?format=csv`)).text();
    expect(table.split('\n').slice(0, 3)).toEqual(['step,loss/d,loss/g', '1,1,1', '2,1,Infinity']);
  });

  it('makes the verdict broken, once, with the step', async () => {
    const { alerts } = await get<{ alerts: { rule: string; enterStep: number }[] }>('/api/runs/1/alerts');
    expect(alerts).toMatchObject([{ rule: 'non-finite', enterStep: 2 }]);
    expect((await get<Run>('/api/runs/1')).verdict).toMatchObject({ state: 'broken', sinceStep: 2 });
  });

  it('is drawn as a cross of the critical colour at its step', async () => {
    const page = await browser.newPage({ colorScheme: 'light', viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/runs/1`);
    const chart = page.getByTestId('loss-chart');
    await vi.waitFor(async () => expect(await chart.getAttribute('data-nonfinite')).toBe('3'), {
      timeout: 20_000,
    });
    // Step 3, where only the loss of D is NaN: an alert's band begins at step 2 and is no cross.
    const redAtStepThree = () =>
      chart.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const ratio = canvas.width / canvas.clientWidth;
        const lastStep = 10;
        const x = (3 / lastStep) * canvas.clientWidth;
        const foot = canvas.clientHeight - 10;
        const box = [x - 5, foot, 10, 10].map((length) => Math.round(length * ratio));
        const { data } = canvas.getContext('2d')!.getImageData(box[0]!, box[1]!, box[2]!, box[3]!);
        let red = 0;
        for (let at = 0; at < data.length; at += 4)
          if (data[at]! > 160 && data[at + 1]! < 60 && data[at + 2]! < 100 && data[at + 3]! > 200) red += 1;
        return red;
      });
    await vi.waitFor(async () => expect(await redAtStepThree()).toBeGreaterThan(5), { timeout: 10_000 });
  });
});
