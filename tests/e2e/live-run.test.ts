import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import type { SeriesResponse } from '@/lib/protocol/rest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** The product's main job, as a new user meets it: a fresh database, the real server, a real browser. */
describe('a live run in the browser', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer(freshDataDir());
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });

  const run = () => server.get<Run>('/api/runs/1');
  const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 250 });
  const stepOnPage = async () => Number(await page.getByTestId('loss-chart').getAttribute('data-last-step'));

  it('shows the demo run, whose losses move and whose samples appear', async () => {
    await page.goto(server.url);
    await page.getByRole('link', { name: 'MNIST, quick' }).click();
    await until(async () => expect(await stepOnPage()).toBeGreaterThan(3));
    const before = await stepOnPage();
    await until(async () => expect(await stepOnPage()).toBeGreaterThan(before));
    await page.getByTestId('sample-fixed').locator('canvas').waitFor();
    await page.getByTestId('sample-real').locator('canvas').waitFor();
    expect(await page.getByTestId('heatmap').count()).toBe(3);
  });

  it('says why a run failed whose trainer was killed, and resumes it without gap or duplicate', async () => {
    expect((await server.post('/api/runs/1/checkpoint')).status).toBe(200);
    await until(async () => expect((await run()).checkpointStep).not.toBeNull());
    const saved = (await run()).checkpointStep!;
    await until(async () => expect((await run()).step).toBeGreaterThan(saved + 5));

    const trainer = execFileSync('pgrep', ['-P', String(server.child.pid)])
      .toString()
      .trim()
      .split('\n')[0];
    process.kill(Number(trainer), 'SIGKILL');
    await page.getByTestId('failure').getByText('SIGKILL').first().waitFor();
    expect(await page.getByTestId('run-state').getAttribute('data-state')).toBe('failed');
    const failedAt = (await run()).step;

    await page.getByTestId('failure').getByTestId('resume').click();
    await until(async () => expect((await run()).step).toBeGreaterThan(failedAt + 5));
    await until(async () => expect(await stepOnPage()).toBeGreaterThan(failedAt + 5));

    const { series, lastStep } = await server.get<SeriesResponse>(
      '/api/runs/1/series?tags=loss/d,grad_norm/g/dense',
    );
    for (const { steps } of series)
      expect(steps).toEqual(Array.from({ length: lastStep }, (_, index) => index + 1));
    expect(series).toHaveLength(2);
  });

  it('loses no stored point when the server is killed, and the page heals without a reload', async () => {
    const { lastStep } = await server.get<SeriesResponse>('/api/runs/1/series?tags=loss/d&from=1000000');
    const port = new URL(server.url).port;
    await server.kill('SIGKILL');
    await page.getByTestId('connection').getByText('Disconnected').waitFor();
    server = await startServer(server.dataDir, { PORT: port });

    const after = await server.get<SeriesResponse>('/api/runs/1/series?tags=loss/d');
    expect(after.lastStep).toBeGreaterThanOrEqual(lastStep);
    expect(after.series[0]!.steps).toEqual(Array.from({ length: after.lastStep }, (_, index) => index + 1));
    expect((await run()).state).toBe('failed');

    await page.getByTestId('failure').getByText('the server ended while this run was training').waitFor();
    expect(await page.getByTestId('connection').textContent()).toContain('Connected');
    await page.getByTestId('failure').getByTestId('resume').click();
    await until(async () => expect(await stepOnPage()).toBeGreaterThan(after.lastStep + 5));
    // A bucket a step: as many points on the page as steps were trained, none twice, none left out.
    const chart = page.getByTestId('loss-chart');
    const [points, last] = await chart.evaluate(({ dataset }) => [dataset['points'], dataset['lastStep']]);
    expect(points).toBe(last);
  });
});
