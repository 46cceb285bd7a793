import type { Page } from 'playwright-core';
import { build, isBuilt } from '../../server/bin/build.mjs';
import { findBrowser, openBrowser } from '../support/browser';
import { endServer, freshDataDir, startServer } from '../support/server';
import { storeRuns } from '../support/stored-runs';
import { type BenchRow, median } from './row';

/** Ten runs of 100,000 steps side by side, in a real browser: until they are drawn, and how the crosshair moves. */
const RUNS = 10;
const STEPS = 100_000;
const ROUNDS = 5;
const GOAL_MS = 1000;
const GOAL_FPS = 50;
const MOVES = 150;

export default async function* compare(): AsyncGenerator<BenchRow> {
  if (!isBuilt()) await build();
  const dataDir = freshDataDir();
  await storeRuns(
    dataDir,
    Array.from({ length: RUNS }, (_, index) => ({ name: `run ${index}`, steps: STEPS, seed: index })),
  );
  const server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
  process.env['CHROMIUM_PATH'] = await findBrowser();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const ids = Array.from({ length: RUNS }, (_, index) => index + 1).join(',');
    const drawn: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      drawn.push(await firstDrawing(page, `${server.url}/compare?runs=${ids}`));
    yield row('address to first drawing', median(drawn), 'ms', GOAL_MS, median(drawn) / GOAL_MS);
    await page.waitForLoadState('networkidle');
    const fps = await framesPerSecond(page);
    yield row('crosshair over ten runs', fps, 'frames/s', GOAL_FPS, fps / GOAL_FPS);
    const started = performance.now();
    await server.get(`/api/compare/parting?runs=${ids}`);
    yield {
      bench: 'compare',
      metric: 'where nine runs part from one',
      value: performance.now() - started,
      unit: 'ms',
      reference: null,
      ratio: null,
    };
  } finally {
    await browser.close();
    await endServer(server);
  }
}

/** Until every run has its line in the first chart, whose canvas is painted in the next frame. */
async function firstDrawing(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  const started = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page
    .getByTestId('compare-loss-d')
    .locator('.key li')
    .nth(RUNS - 1)
    .waitFor();
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  return performance.now() - started;
}

/** The pointer moves once a frame; a frame in which the page cannot keep up takes longer. */
async function framesPerSecond(page: Page): Promise<number> {
  return page
    .getByTestId('step-overlay')
    .first()
    .locator('.brush')
    .evaluate(async (target, moves) => {
      const { left, top, width } = target.getBoundingClientRect();
      await new Promise(requestAnimationFrame);
      const started = performance.now();
      for (let move = 0; move < moves; move += 1) {
        const clientX = left + (width * (move + 1)) / (moves + 1);
        target.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY: top + 20, bubbles: true }));
        await new Promise(requestAnimationFrame);
      }
      return (1000 * moves) / (performance.now() - started);
    }, MOVES);
}

const row = (metric: string, value: number, unit: string, goal: number, ratio: number): BenchRow => ({
  bench: 'compare',
  metric,
  value,
  unit,
  reference: `goal ${goal} ${unit}`,
  ratio,
});
