import type { Browser, CDPSession, Page } from 'playwright-core';
import type { BenchRow } from '../row';
import { startFeed } from './feed';
import { againstGoal, told } from './goal';

/** Eight hours at ten steps a second, 31 series, samples every 100 steps and a line of the log every 500. */
const HOUR = 36_000;
const FEED = {
  layers: 5,
  everyMs: 8,
  stepsABatch: 32,
  totalSteps: 8 * HOUR,
  samplesEvery: 100,
  eventsEvery: 500,
  msAStep: 100,
};
const GOAL_MIB = 20;

/** How much more memory a page holds after eight hours than after one, once what is not needed is gone. */
export async function* watch(browser: Browser): AsyncGenerator<BenchRow> {
  const server = await startFeed(FEED);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(`${server.url}/runs/1`);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await reached(page, HOUR);
    const first = await held(cdp);
    await reached(page, FEED.totalSteps);
    await page.waitForLoadState('networkidle');
    const last = await held(cdp);
    yield told('JavaScript heap of a page after an hour of watching', first.heap, 'MiB');
    yield againstGoal('what seven hours more add to it', last.heap - first.heap, 'MiB', GOAL_MIB);
    yield told('elements of the page that they add', last.nodes - first.nodes, 'nodes');
  } finally {
    await page.close();
    await server.close();
  }
}

const reached = (page: Page, step: number) =>
  page.waitForFunction(
    (least) => {
      const chart = document.querySelector<HTMLElement>('[data-testid=loss-chart]');
      return Number(chart?.dataset['lastStep']) + 2048 >= least;
    },
    step,
    { timeout: 180_000, polling: 200 },
  );

async function held(cdp: CDPSession) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)!.value;
  return { heap: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes') };
}
