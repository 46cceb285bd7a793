import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** A headless browser, found or unpacked by the set-up of the tests. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM_PATH']!, args: ['--no-sandbox'] });

/** CHROMIUM_PATH where it is set, else the Chromium inside an npm package (Linux x64). Once, before all tests. */
export async function findBrowser(): Promise<string> {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH'];
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('set CHROMIUM_PATH to Chrome or Chromium: the npm package has one for Linux x64 only');
  }
  const manifest = readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  // It unpacks to a fixed place and takes what is there, so an older one has to go first.
  const stamp = '/tmp/chromium.version';
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== version) rmSync('/tmp/chromium', { force: true });
  const { default: packed } = await import('@sparticuz/chromium');
  const path = await packed.executablePath();
  writeFileSync(stamp, version);
  return path;
}
