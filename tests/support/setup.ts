import { build, isBuilt } from '../../server/bin/build.mjs';
import { findBrowser } from './browser';
import { useDriverOf } from './vulkan';

/** The tests of processes and pages run what a user runs, so it is built once before all of them. */
export async function setup(): Promise<void> {
  const browser = await findBrowser();
  process.env['CHROMIUM_PATH'] = browser;
  useDriverOf(browser);
  if (!isBuilt()) await build();
}
