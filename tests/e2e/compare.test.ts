import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotsResponse } from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';
import type { ErrorResponse, SeriesResponse } from '@/lib/protocol/rest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';
import { storeRuns } from '../support/stored-runs';

const MILLION = 1_000_000;

/** Stored runs, two of them of a million steps, laid side by side. */
describe('comparing runs', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const dataDir = freshDataDir();
    const samples = [100, 200, 300];
    await storeRuns(dataDir, [
      { name: 'one', steps: MILLION, seed: 1 },
      { name: 'two', steps: MILLION, seed: 2, fallsFrom: 400_000 },
      { name: 'short', steps: 300, seed: 3, samples, config: { batchSize: 8 } },
      { name: 'again', steps: 300, seed: 3, samples: [100, 300], config: { batchSize: 8 } },
      { name: 'broken', steps: 300, seed: 4, breaksFrom: 200 },
      { name: 'empty', steps: 0, seed: 5 },
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
  const open = (search: string) => page.goto(`${server.url}/compare?${search}`);
  const overlay = () => page.getByTestId('step-overlay').first();

  it('draws two runs of a million steps on one axis and says where they part', async () => {
    await page.goto(server.url);
    await page.getByRole('checkbox', { name: 'Compare one #1' }).check();
    await page.getByRole('checkbox', { name: 'Compare two #2' }).check();
    await page.getByTestId('compare').click();
    await page.waitForURL('**/compare?runs=1,2');
    const chart = page.getByTestId('compare-loss-d');
    await chart.getByText(/^A \d/).waitFor();
    await chart.getByText(/^B \d/).waitFor();
    const sentence = await page
      .getByTestId('parting')
      .getByText(/^They part at about step/)
      .textContent();
    const step = Number(/step ([\d,]+)/.exec(sentence!)![1]!.replaceAll(',', ''));
    expect(Math.abs(step - 400_000)).toBeLessThan(4000);
    const seed = page.getByTestId('differences').locator('tbody tr');
    expect(await seed.locator(':is(th, td)').allTextContents()).toEqual(['seed', '1', '2']);
  });

  it('is answered for all runs at once what each says of itself', async () => {
    const window = 'buckets=100&tags=loss/d,grad_norm/g/*';
    const { snapshots } = await server.get<SnapshotsResponse>(`/api/compare/snapshots?runs=2,3&${window}`);
    const parts = await Promise.all(
      ['', `/series?${window}`, '/samples', '/alerts'].map((part) =>
        server.get<object>(`/api/runs/2${part}`),
      ),
    );
    const [run, { runId, ...series }, samples, alerts] = parts as [Run, SeriesResponse, object, object];
    expect(snapshots.map((one) => one.run.id)).toEqual([runId, 3]);
    expect(snapshots[0]).toEqual({ run, ...series, ...samples, ...alerts });
  });

  it.each([
    ['runs=1', 'runs names 1; give 2 to 10 different ones, e.g. runs=1,2'],
    ['runs=1,2&buckets=many', 'buckets is "many"; give a whole number from 1 to 20000'],
  ])('refuses %s', async (query, message) => {
    const answer = await server.get<ErrorResponse>(`/api/compare/snapshots?${query}`);
    expect(answer.error).toMatchObject({ code: 'BAD_REQUEST', message });
  });

  it('asks once for ended runs, and what is worked out of all points after they are drawn', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open('runs=3,4');
    await page.getByTestId('summary').waitFor();
    await page.waitForLoadState('networkidle');
    const ofRuns = asked.filter((path) => /^\/api\/(runs\/\d+|compare)/.test(path));
    expect(ofRuns.filter((path) => path !== '/api/runs/3/series' && path !== '/api/runs/4/series')).toEqual([
      '/api/compare/snapshots',
      '/api/compare',
      '/api/compare/parting',
    ]);
    // Gradients of the two that are shown.
    expect(ofRuns.filter((path) => path.endsWith('/series')).toSorted()).toEqual([
      '/api/runs/3/series',
      '/api/runs/4/series',
    ]);
  });

  it('keeps what is shown in the address, and opens it again', async () => {
    await open('runs=1,2');
    await page.getByTestId('compare-loss-d').waitFor();
    await page.getByRole('button', { name: 'Images', exact: true }).click();
    await page.getByRole('button', { name: 'baseline' }).nth(1).click();
    await overlay().focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/runs=1,2&baseline=2&other=1&x=images&at=\d+/);
    const said = await overlay().getAttribute('aria-valuetext');
    expect(said).toMatch(/^[\d,]+ images; D loss: A [\d.]+, B [\d.e−]+; G loss: /);
    await page.reload();
    await page.getByTestId('compare-loss-d').waitFor();
    expect(await overlay().getAttribute('aria-valuetext')).toBe(said);
  });

  it('shows samples of one step, and the nearest where a run has none', async () => {
    await open('runs=3,4&at=200');
    const shown = page.getByTestId('sample-fixed');
    await shown.nth(1).waitFor();
    expect(await shown.allTextContents()).toEqual(['A #3 step 200', 'B #4 step 300, the nearest']);
    await page.getByText('The same latents: seed 3.').waitFor();
    await page.getByLabel('Step of the samples').press('ArrowLeft');
    await page.waitForURL(/at=100/);
    expect(await shown.allTextContents()).toEqual(['A #3 step 100', 'B #4 step 100']);
    for (const mode of ['Swipe', 'Blink', 'Difference']) {
      await page.getByRole('button', { name: mode, exact: true }).click();
      await page.getByTestId(`sample-${mode.toLowerCase()}`).waitFor();
    }
    await page.waitForURL(/samples=difference/);
    await page.getByText('They are the same, bit for bit.').waitFor();
  });

  it('draws runs of a group as one, with both gradients on one scale', async () => {
    await open('runs=3,4,5&group=batchSize');
    const chart = page.getByTestId('compare-loss-d');
    await chart.getByText('A batchSize 8 (2)').waitFor();
    await chart.getByText('B batchSize 32').waitFor();
    await chart.getByText('101 not finite').waitFor();
    const heatmaps = page.getByTestId('compare-gradients').getByTestId('heatmap');
    await heatmaps.nth(5).waitFor();
    expect(await heatmaps.count()).toBe(6);
  });

  it.each([
    ['', 'this address names 0'],
    ['runs=1', 'this address names 1'],
    ['runs=1,2,3,4,5,6,7,8,9,10,11', 'this address names 11'],
    ['runs=1,77', 'there is no run "77"'],
    ['runs=3,6', 'They have no series in common.'],
  ])('says what is the case with %s', async (search, words) => {
    await open(search);
    await page.getByText(words).waitFor();
  });
});
