import { build, isBuilt } from '../../server/bin/build.mjs';
import { findBrowser, openBrowser } from '../support/browser';
import { live } from './dashboard/live';
import { open } from './dashboard/open';
import { spikes } from './dashboard/spikes';
import { viewers } from './dashboard/viewers';
import { watch } from './dashboard/watch';
import { weight } from './dashboard/weight';
import type { BenchRow } from './row';

/** What a page that watches runs costs, and how soon it shows what happens: real servers, sockets and browser. */
export default async function* dashboard(): AsyncGenerator<BenchRow> {
  if (!isBuilt()) await build();
  process.env['CHROMIUM_PATH'] = await findBrowser();
  const browser = await openBrowser();
  try {
    yield* live(browser);
    yield* open(browser);
    yield* spikes(browser);
    yield* weight(browser);
    yield* watch(browser);
    yield* viewers();
  } finally {
    await browser.close();
  }
}
