import { rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Store, openStore } from '@/db';
import { runConfig } from '@/lib/protocol/run-config';
import { encodeSamples } from '@/server/pipeline/image';
import { makeReport } from '@/server/report';
import { config } from '../db/support/config';
import { openBrowser } from '../support/browser';
import { freshDataDir } from '../support/server';

const STEPS = 200_000;
const SPIKE = 123_456;
const NAME = `<script>document.title='taken'</script>${'n'.repeat(150)}`;

/** The file on a machine without a network, as someone who was sent it opens it. */
describe('the report of long runs', () => {
  const folder = freshDataDir();
  const file = join(folder, 'report.html');
  const comparison = join(folder, 'comparison.html');
  let store: Store;
  let browser: Browser;

  beforeAll(async () => {
    store = openStore(folder);
    const runs = [await longRun(store), await longRun(store)].map((id) => store.runs.get(id)!);
    writeFileSync(file, await makeReport(runs.slice(0, 1), 'html', { store, version: '0' }));
    writeFileSync(comparison, await makeReport(runs, 'html', { store, version: '0' }));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([file, comparison])('is under 5 MB', (path) => {
    expect(statSync(path).size).toBeLessThan(5_000_000);
  });

  for (const [path, title, heading, width, colorScheme] of [
    [file, `${NAME} #1`, NAME, 1440, 'light'],
    [file, `${NAME} #1`, NAME, 390, 'dark'],
    [comparison, `${NAME} #1 and ${NAME} #2`, '2 runs side by side', 1440, 'light'],
    [comparison, `${NAME} #1 and ${NAME} #2`, '2 runs side by side', 390, 'dark'],
  ] as const) {
    it(`${basename(path)} opens by itself at ${width} px, ${colorScheme}: no request, no script, nothing cut off`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      await context.setOffline(true);
      const page = await context.newPage();
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(`file://${path}`);
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([`file://${path}`]);
      expect(complaints).toEqual([]);
      expect(await page.title()).toBe(title);
      expect(await page.locator('h1').textContent()).toContain(heading);
      const images = await page
        .locator('img')
        .evaluateAll((all) => all.map((one) => (one as unknown as { naturalWidth: number }).naturalWidth));
      expect(images.length).toBeGreaterThan(1);
      expect(images).not.toContain(0);
      const { wide, high } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        high: getComputedStyle(document.body).backgroundColor,
      }));
      expect(wide).toBe(0);
      expect(high).toBe(colorScheme === 'dark' ? 'rgb(15, 17, 20)' : 'rgb(255, 255, 255)');
      await context.close();
    });
  }

  it('shows the one step of two hundred thousand that stands out', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${file}`);
    const chart = page.getByRole('img', { name: /^Losses/ });
    const course = await chart.locator('.course').first().getAttribute('d');
    const tops = [...course!.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const highest = tops.reduce((best, one) => (one[1]! < best[1]! ? one : best));
    expect(highest[0]).toBeCloseTo((1000 * SPIKE) / STEPS, -1);
    await page.close();
  });
});

/** Losses and gradients of every step, and samples that a PNG cannot make smaller. */
async function longRun(store: Store): Promise<number> {
  const { id } = store.runs.create({ name: NAME, preset: null, config: runConfig.parse(config) });
  const tags = [
    'loss/d',
    'loss/g',
    'score/real',
    'score/fake',
    'grad_norm/g/dense',
    'grad_norm/d_real/logit',
  ];
  for (let first = 1; first <= STEPS; first += 4000) {
    const steps = Float64Array.from({ length: 4000 }, (_, index) => first + index);
    const values = tags.map((_, tag) =>
      steps.map((step) => (step === SPIKE && tag === 0 ? 500 : 1 + Math.sin(step / (50 + tag)) / 2)),
    );
    store.series.append(id, { steps, wallTimes: steps, tags, values });
  }
  store.series.flush(id);
  const layer = (name: string) => ({ name, label: name, outputShape: [1], parameters: 1 });
  store.runs.setSetup(id, {
    backend: { id: 'cpu', device: 'test', threads: 1, notes: [] },
    loss: { family: 'bce_ns', chanceD: 1.386, floorD: 0, chanceG: 0.693, targetReal: null, targetFake: null },
    generator: [layer('dense')],
    discriminator: [layer('logit')],
    dataset: { id: 'mnist', title: 'MNIST', images: 1, heldOut: 0, imageShape: [28, 28, 1], classNames: [] },
    columnClasses: null,
    evaluation: null,
  });
  for (let step = 0; step <= STEPS; step += 10_000) {
    const noise = { columns: 8, rows: 8, tileWidth: 64, tileHeight: 64, channels: 3 as const };
    const pixels = randomBytes(8 * 8 * 64 * 64 * 3);
    const { mime, bytes, ...layout } = await encodeSamples({
      type: 'samples:image',
      step,
      kind: 'fixed',
      ...noise,
      pixels,
    });
    expect((await sharp(bytes).metadata()).width).toBe(512);
    store.images.put({ hash: layout.hash, mime, bytes });
    store.samples.add({ runId: id, step, kind: 'fixed', ...layout, wallTime: step });
  }
  store.runs.setProgress(id, { step: STEPS, stepsPerSecond: null });
  return id;
}
