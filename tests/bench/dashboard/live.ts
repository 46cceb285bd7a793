import type { Browser, CDPSession, Page } from 'playwright-core';
import type { BenchRow } from '../row';
import { startFeed } from './feed';
import { againstGoal, percentile, told } from './goal';

/** Twelve charts that are fed at 10 updates a second, all of them on the screen. */
const FEED = { layers: 5, everyMs: 100, stepsABatch: 1, totalSteps: 1e9 };
/** Points that are there before it is measured: as many as a strip has pixels. */
const FILLED = 900;
const SECONDS = 8;
const GOAL_FPS = 55;
const GOAL_SHARE = 25;
const GOAL_PIXEL_MS = 250;

export async function* live(browser: Browser): AsyncGenerator<BenchRow> {
  const server = await startFeed({ ...FEED, head: FILLED });
  const page = await browser.newPage({ viewport: { width: 1440, height: 2600 } });
  try {
    // All but the rates, which hardly ever move: four of the charts are those of the gradients.
    await page.goto(`${server.url}/runs/1?hidden=rates`);
    await reached(page, FILLED + 20);
    const charts = await page.locator('canvas').count();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const what = `${charts} live charts, 10 updates a second`;
    yield againstGoal(what, await frames(page, SECONDS), 'frames/s', GOAL_FPS);
    // By itself: counting frames takes a part of each.
    const { share } = await measured(cdp, () => page.waitForTimeout(1000 * SECONDS));
    yield againstGoal(`${what}: main thread`, 100 * share, '%', GOAL_SHARE);
    const moved = await measured(cdp, () => frames(page, SECONDS / 2, true));
    yield againstGoal(`${what}, crosshair moving every frame`, moved.result, 'frames/s', GOAL_FPS);
    yield told(`${what}, crosshair moving: main thread`, 100 * moved.share, '%');
    const waits = await stepsToPixels(page);
    yield againstGoal('trainer sends a step to its pixel, p95', percentile(waits, 0.95), 'ms', GOAL_PIXEL_MS);
    yield told('the same, median', percentile(waits, 0.5), 'ms');
  } finally {
    await page.close();
    await server.close();
  }
}

const reached = (page: Page, step: number) =>
  page.waitForFunction(
    (least) =>
      Number(document.querySelector<HTMLElement>('[data-testid=loss-chart]')?.dataset['lastStep']) >= least,
    step,
  );

/**
 * What a piece of work comes to, and for which share of its time the main thread ran: Chromium's TaskDuration in its
 * clock of the thread, so that what else runs on the machine does not count.
 */
async function measured<T>(cdp: CDPSession, work: () => Promise<T>) {
  const busy = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const [before, started] = [await busy(), performance.now()];
  const result = await work();
  return { result, share: ((await busy()) - before) / ((performance.now() - started) / 1000) };
}

/** Frames a second; with `move` the pointer runs over the charts, a place a frame. */
async function frames(page: Page, seconds: number, move = false): Promise<number> {
  return page
    .getByTestId('step-overlay')
    .locator('.brush')
    .evaluate(
      async (target, { ms, moves }) => {
        const { left, top, width } = target.getBoundingClientRect();
        await new Promise(requestAnimationFrame);
        const started = performance.now();
        let count = 0;
        while (performance.now() - started < ms) {
          if (moves) {
            const clientX = left + ((count * 7) % width);
            target.dispatchEvent(
              new PointerEvent('pointermove', { clientX, clientY: top + 20, bubbles: true }),
            );
          }
          await new Promise(requestAnimationFrame);
          count += 1;
        }
        return (1000 * count) / (performance.now() - started);
      },
      { ms: 1000 * seconds, moves: move },
    );
}

/** From the trainer's clock to the frame after the one in which the step is drawn, for a hundred steps, in ms. */
async function stepsToPixels(page: Page): Promise<number[]> {
  const seen = await page.getByTestId('loss-chart').evaluate(async (chart: HTMLElement) => {
    const at: Record<number, number> = {};
    await new Promise<void>((done) => {
      new MutationObserver((_, observer) => {
        const step = Number(chart.dataset['lastStep']);
        // The canvas is painted in the next frame; in the one after that it has been.
        requestAnimationFrame(() => requestAnimationFrame(() => (at[step] ??= Date.now())));
        if (Object.keys(at).length < 100) return;
        observer.disconnect();
        done();
      }).observe(chart, { attributeFilter: ['data-last-step'] });
    });
    return at;
  });
  const steps = Object.keys(seen).map(Number);
  const sent = await page.evaluate(
    async ([first, last]) =>
      (await (
        await fetch(`/api/runs/1/series?tags=time/sent_ms&from=${first}&to=${last}&width=1`)
      ).json()) as {
        series: { steps: number[]; values: number[] }[];
      },
    [Math.min(...steps), Math.max(...steps)],
  );
  const { steps: known, values } = sent.series[0]!;
  return known.flatMap((step, index) => (seen[step] ? [seen[step] - values[index]!] : []));
}
