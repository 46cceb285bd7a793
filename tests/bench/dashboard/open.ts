import type { Browser, Page } from 'playwright-core';
import { seeded } from '@/tests/db/support/random';
import { endServer, freshDataDir, startServer } from '@/tests/support/server';
import { storeRuns } from '@/tests/support/stored-runs';
import { type BenchRow, median } from '../row';
import { againstGoal, percentile, told } from './goal';

const STEPS = 1_000_000;
/** Stored runs have 14 series; with these it is thirty. */
const FURTHER = Array.from({ length: 16 }, (_, index) => `bench/${index}`);
const THREE = 'loss/d,loss/g,score/real';
const ROUNDS = 7;
const WINDOWS = 20;

/** A run of a million steps: until it is drawn, and what zooming into it takes. */
export async function* open(browser: Browser): AsyncGenerator<BenchRow> {
  const dataDir = freshDataDir();
  await storeRuns(dataDir, [{ name: 'long', steps: STEPS, seed: 1, extra: FURTHER }]);
  const server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const asked = async (query: string) => {
      const started = performance.now();
      const body = await (await fetch(`${server.url}/api/runs/1/series?${query}`)).arrayBuffer();
      return { ms: performance.now() - started, bytes: body.byteLength };
    };
    const first = await asked('buckets=600');
    const again = [];
    for (let round = 0; round < ROUNDS; round += 1) again.push((await asked('buckets=600')).ms);
    yield told(`answer of 1,000,000 steps x 30 series, the first of a server`, first.ms, 'ms');
    yield againstGoal('answer of 1,000,000 steps x 30 series', median(again), 'ms', 200);
    const three = [];
    for (let round = 0; round < ROUNDS; round += 1) three.push((await asked(`buckets=600&tags=${THREE}`)).ms);
    yield againstGoal('answer of 1,000,000 steps x 3 series', median(three), 'ms', 50);

    const drawn = [];
    for (let round = 0; round < ROUNDS; round += 1)
      drawn.push(await firstDrawing(page, `${server.url}/runs/1`));
    yield againstGoal('address of 1,000,000 x 30 to its last pixel', median(drawn), 'ms', 1000);
    yield againstGoal('the same, the slowest', Math.max(...drawn), 'ms', 1000);

    const windows = randomWindows();
    const answers = [];
    for (const [from, to] of windows) answers.push((await asked(`from=${from}&to=${to}&buckets=600`)).ms);
    yield againstGoal(
      `answer to ${WINDOWS} windows of 10 to 500,000 steps x 30, the slowest`,
      Math.max(...answers),
      'ms',
      150,
    );
    await page.waitForLoadState('networkidle');
    const pixels = [];
    for (const window of windows) pixels.push(await zoomed(page, server.url, window));
    yield againstGoal('zoom into them to the last pixel, the slowest', Math.max(...pixels), 'ms', 150);
    yield told('the same, median', percentile(pixels, 0.5), 'ms');
  } finally {
    await page.close();
    await endServer(server);
  }
}

/** Widths from ten steps to half of the run, evenly on a log scale. */
function randomWindows(): [number, number][] {
  const random = seeded(20);
  return Array.from({ length: WINDOWS }, (_, index) => {
    const width = Math.round(10 * 50_000 ** (index / (WINDOWS - 1)));
    const from = Math.floor(random() * (STEPS - width));
    return [from, from + width];
  });
}

const framesLater = (page: Page) =>
  page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));

async function firstDrawing(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  const started = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('[data-testid=loss-chart]:not([data-points="0"])').waitFor();
  await framesLater(page);
  return performance.now() - started;
}

/** From a drag over these steps to the frame that has their finer points. */
async function zoomed(page: Page, url: string, [from, to]: [number, number]): Promise<number> {
  await page.goto(`${url}/runs/1`);
  await page.waitForLoadState('networkidle');
  const box = (await page.getByTestId('step-overlay').locator('.brush').boundingBox())!;
  const at = (step: number) => box.x + (box.width * step) / STEPS;
  const wide = Math.max(at(to), at(from) + 8);
  await page.mouse.move(at(from), box.y + 40);
  await page.mouse.down();
  await page.mouse.move(wide, box.y + 40);
  const answered = page.waitForResponse((response) => response.url().includes('from='));
  const started = performance.now();
  await page.mouse.up();
  await (await answered).finished();
  await framesLater(page);
  return performance.now() - started;
}
