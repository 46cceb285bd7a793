import { build, isBuilt } from '../../server/bin/build.mjs';
import { findBrowser } from './browser';

/** The tests of processes and pages run what a user runs, so it is built once before all of them. */
export async function setup(): Promise<void> {
  process.env['CHROMIUM_PATH'] = await findBrowser();
  if (!isBuilt()) await build();
}
