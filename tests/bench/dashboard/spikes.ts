import type { Browser, Page } from 'playwright-core';
import type { SeriesResponse } from '@/lib/protocol/rest';
import { endServer, freshDataDir, startServer } from '@/tests/support/server';
import { storeRuns } from '@/tests/support/stored-runs';
import type { BenchRow } from '../row';

const STEPS = 20_000;
const SPIKES = Array.from({ length: 10 }, (_, index) => 1013 + index * 1907);
/** D's loss is at most so much without a spike, see storeRuns. */
const USUAL = 1.4;
/** Into so many parts the steps are cut, each of which is looked at. */
const ZOOMS = [1, 2, 5, 20];

/** Ten single steps in 20,000 that stand out: how many of them an answer and the picture have, at every zoom. */
export async function* spikes(browser: Browser): AsyncGenerator<BenchRow> {
  const dataDir = freshDataDir();
  await storeRuns(dataDir, [{ name: 'spikes', steps: STEPS, seed: 1, spikes: SPIKES }]);
  const server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const least = { answer: SPIKES.length, pixels: SPIKES.length };
    for (const parts of ZOOMS) {
      const [told, seen] = [new Set<number>(), new Set<number>()];
      for (let part = 0; part < parts; part += 1) {
        const [from, to] = [Math.round((part * STEPS) / parts), Math.round(((part + 1) * STEPS) / parts)];
        const within = SPIKES.filter((step) => step >= from && step <= to);
        const path = `/api/runs/1/series?tags=loss/d&from=${from}&to=${to}&buckets=600`;
        const { series } = await server.get<SeriesResponse>(path);
        const { steps, width, values, max = values } = series[0]!;
        for (const [index, step] of steps.entries())
          if (Number(max[index]) > USUAL)
            within.filter((one) => one >= step && one < step + width).forEach((one) => told.add(one));
        if (within.length === 0) continue;
        const drawn = await drawnAt(page, `${server.url}/runs/1?zoom=${from},${to}`, within, [from, to]);
        within.filter((_, index) => drawn[index]).forEach((one) => seen.add(one));
      }
      least.answer = Math.min(least.answer, told.size);
      least.pixels = Math.min(least.pixels, seen.size);
    }
    const zooms = `at the worst of ${ZOOMS.length} zooms into ${STEPS} steps`;
    yield row(`spikes in the answer, ${zooms}`, least.answer);
    yield row(`spikes in the pixels, ${zooms}`, least.pixels);
  } finally {
    await page.close();
    await endServer(server);
  }
}

/** Of each step whether there is ink in the upper half of the first chart, where nothing else is drawn. */
async function drawnAt(page: Page, address: string, steps: readonly number[], [from, to]: [number, number]) {
  await page.goto(address);
  await page.locator('[data-testid=loss-chart]:not([data-points="0"])').waitFor();
  await page.waitForLoadState('networkidle');
  return page.evaluate(
    ({ shares, axis }) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=loss-chart] canvas')!;
      const plot = document.querySelector(axis)!.getBoundingClientRect();
      const [left, height] = [plot.left - canvas.getBoundingClientRect().left, canvas.height / 2];
      return shares.map((share) => {
        const { data } = canvas
          .getContext('2d')!
          .getImageData(Math.round(left + share * plot.width) - 3, 0, 7, height);
        return data.some((value, index) => index % 4 === 3 && value > 20);
      });
    },
    { shares: steps.map((step) => (step - from) / (to - from)), axis: '[data-testid=step-overlay] .brush' },
  );
}

const row = (metric: string, value: number): BenchRow => ({
  bench: 'dashboard',
  metric,
  value,
  unit: 'spikes',
  reference: `all ${SPIKES.length}`,
  ratio: value / SPIKES.length,
});
