import { setTimeout as wait } from 'node:timers/promises';
import type { Run } from '@/lib/protocol/entities';
import { findBrowser, openBrowser } from '../support/browser';
import { endServer, freshDataDir, startServer } from '../support/server';

/** The pictures of the README: a real server, two real runs and a real browser. Takes a few minutes. */
const DEMO_STEPS = 800;
const COLLAPSE_STEPS = 600;
const PICTURES = [
  { file: 'run-light', path: '/runs/1', width: 1440, colorScheme: 'light' },
  { file: 'run-dark', path: '/runs/1', width: 1440, colorScheme: 'dark' },
  { file: 'run-phone', path: '/runs/1', width: 390, colorScheme: 'light' },
  { file: 'collapsed', path: '/runs/2', width: 1440, colorScheme: 'light' },
  { file: 'compare', path: '/compare?runs=1,2', width: 1440, colorScheme: 'light' },
  { file: 'runs', path: '/', width: 1440, colorScheme: 'light' },
] as const;

process.env['CHROMIUM_PATH'] = await findBrowser();
const server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
const browser = await openBrowser();
try {
  for (const [preset, totalSteps] of [
    ['mnist-quick', DEMO_STEPS],
    ['article-collapse', COLLAPSE_STEPS],
  ] as const) {
    const response = await server.post('/api/runs', { preset, config: { totalSteps } });
    const { id } = (await response.json()) as Run;
    for (let run = await server.get<Run>(`/api/runs/${id}`); run.state !== 'finished';) {
      if (run.state === 'failed') throw new Error(run.failure?.message);
      await wait(500);
      run = await server.get<Run>(`/api/runs/${id}`);
    }
  }
  for (const { file, path, width, colorScheme } of PICTURES) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.goto(server.url + path);
    await page
      .locator('[data-testid$=chart], [data-testid=compare-loss-d], [data-testid=run-row]')
      .first()
      .waitFor();
    await wait(1000); // the canvases are painted in the next frames
    await page.screenshot({ path: `tests/screenshots/${file}.png`, fullPage: true });
    await page.close();
  }
} finally {
  await browser.close();
  await endServer(server);
}
