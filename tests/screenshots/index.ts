import { setTimeout as wait } from 'node:timers/promises';
import type { Run } from '@/lib/protocol/entities';
import { findBrowser, openBrowser } from '../support/browser';
import { endServer, freshDataDir, startServer } from '../support/server';

/**
 * The pictures of the README: a real server, real runs and a real browser. A healthy run, one whose D loss hits zero,
 * and beside it the fork that its verdict offers. Takes a few minutes.
 */
const HEALTHY_STEPS = 800;
const COLLAPSED_STEPS = 300;
const FIXED_STEPS = 900;
const PICTURES = [
  { file: 'run-light', path: '/runs/1', width: 1440, colorScheme: 'light' },
  { file: 'run-dark', path: '/runs/1', width: 1440, colorScheme: 'dark' },
  { file: 'run-phone', path: '/runs/1', width: 390, colorScheme: 'light' },
  { file: 'collapsed', path: '/runs/2', width: 1440, colorScheme: 'light' },
  { file: 'compare', path: '/compare?runs=2,3&baseline=2', width: 1440, colorScheme: 'light' },
  { file: 'runs', path: '/', width: 1440, colorScheme: 'light' },
] as const;

process.env['CHROMIUM_PATH'] = await findBrowser();
const server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
const browser = await openBrowser();
try {
  await start('mnist-quick', HEALTHY_STEPS);
  await reached(1, HEALTHY_STEPS);
  await start('article-collapse');
  await reached(2, COLLAPSED_STEPS);
  const page = await browser.newPage();
  await page.goto(`${server.url}/runs/2`);
  await page.getByRole('button', { name: /^Fork with \d fixes, beside this run$/ }).click();
  await page.waitForURL(/compare/);
  await page.close();
  await reached(3, FIXED_STEPS);
  for (const run of [2, 3]) await server.post(`/api/runs/${run}/stop`);
  for (const picture of PICTURES) await take(picture);
} finally {
  await browser.close();
  await endServer(server);
}

async function start(preset: string, totalSteps?: number): Promise<void> {
  const answer = await server.post('/api/runs', { preset, config: totalSteps ? { totalSteps } : {} });
  if (!answer.ok) throw new Error(await answer.text());
}

async function reached(id: number, step: number): Promise<void> {
  for (;;) {
    const run = await server.get<Run>(`/api/runs/${id}`);
    if (run.step >= step) return;
    if (run.state === 'failed') throw new Error(run.failure?.message);
    await wait(500);
  }
}

async function take({ file, path, width, colorScheme }: (typeof PICTURES)[number]): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  await page.goto(server.url + path);
  await page
    .locator('[data-testid$=chart], [data-testid=compare-loss-d], [data-testid=run-row]')
    .first()
    .waitFor();
  await wait(2000); // the canvases are painted in the next frames
  await page.screenshot({ path: `tests/screenshots/${file}.png`, fullPage: true });
  await page.close();
}
