import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { endServer, freshDataDir, startServer } from '@/tests/support/server';
import type { BenchRow } from '../row';
import { againstGoal, told } from './goal';

const GOAL_KIB = 200;

/**
 * What a browser without a cache fetches to show a run that trains, until nothing more comes: files as they weigh
 * gzipped. A file with polyfills for browsers without modules is not among them: none of today asks for it.
 */
export async function* weight(browser: Browser): AsyncGenerator<BenchRow> {
  const server = await startServer(freshDataDir());
  const page = await browser.newPage();
  try {
    const files: Promise<{ kind: string; bytes: number }>[] = [];
    page.on('response', (response) => {
      const kind = /\.(js|css)(\?|$)/.exec(response.url())?.[1];
      if (kind) files.push(response.body().then((body) => ({ kind, bytes: gzipSync(body).length })));
    });
    await page.goto(`${server.url}/runs/1`);
    await page.getByTestId('loss-chart').waitFor();
    await page.waitForLoadState('networkidle');
    const all = await Promise.all(files);
    const kib = (wanted: string) =>
      all.reduce((total, { kind, bytes }) => total + (kind === wanted ? bytes : 0), 0) / 1024;
    yield againstGoal('scripts of a live run, gzipped', kib('js'), 'KiB', GOAL_KIB);
    yield told('styles of a live run, gzipped', kib('css'), 'KiB');
  } finally {
    await page.close();
    await endServer(server);
  }
}
