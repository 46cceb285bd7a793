import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, isBuilt } from '../../server/bin/build.mjs';
import { findBrowser, openBrowser } from '../support/browser';
import { endServer, freshDataDir, startServer } from '../support/server';
import { type BenchRow, median } from './row';

/** From the command to the first page, of what is built; and the memory of a server with nothing to do. */
const ROUNDS = 5;
const GOAL_MS = 800;
const GOAL_MIB = 120;
const GOAL_KIB = 200;

export default async function* start(): AsyncGenerator<BenchRow> {
  if (!isBuilt()) await build();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure());
  yield againstGoal('command to first page', median(rounds.map(({ ms }) => ms)), 'ms', GOAL_MS);
  yield againstGoal('idle memory of the server', median(rounds.map(({ rss }) => rss)), 'MiB', GOAL_MIB);
  yield againstGoal('scripts and styles of a live run, gzipped', await pageWeight(), 'KiB', GOAL_KIB);
}

/** What a browser without a cache fetches to show a run, as the server's files weigh gzipped. */
async function pageWeight(): Promise<number> {
  const server = await startServer(freshDataDir());
  process.env['CHROMIUM_PATH'] = await findBrowser();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (/\.(js|css)(\?|$)/.test(response.url())) bodies.push(response.body());
    });
    await page.goto(`${server.url}/runs/1`);
    await page.getByTestId('loss-chart').waitFor();
    await page.waitForLoadState('networkidle'); // what comes late belongs to the page, too
    const files = await Promise.all(bodies);
    return files.reduce((total, body) => total + gzipSync(body).length, 0) / 1024;
  } finally {
    await browser.close();
    await endServer(server);
  }
}

const againstGoal = (metric: string, value: number, unit: string, goal: number): BenchRow => ({
  bench: 'start',
  metric,
  value,
  unit,
  reference: `goal ${goal} ${unit}`,
  ratio: value / goal,
});

async function measure(): Promise<{ ms: number; rss: number }> {
  const started = performance.now();
  const server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
  try {
    await (await fetch(server.url)).text();
    const ms = performance.now() - started;
    await server.get('/api/catalogue');
    const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
    return { ms, rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024 };
  } finally {
    await endServer(server);
  }
}
