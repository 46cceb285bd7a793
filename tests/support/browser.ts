import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';

/** A headless browser: CHROMIUM_PATH where it is set, else the Chromium inside an npm package (Linux x64). */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? (await unpacked()),
    args: ['--no-sandbox'],
  });
}

async function unpacked(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('set CHROMIUM_PATH to Chrome or Chromium: the npm package has one for Linux x64 only');
  }
  const { version } = createRequire(import.meta.url)('@sparticuz/chromium/package.json') as {
    version: string;
  };
  // It unpacks to a fixed place and takes what is there, so an older one has to go first.
  const stamp = '/tmp/chromium.version';
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== version) rmSync('/tmp/chromium', { force: true });
  const { default: packed } = await import('@sparticuz/chromium');
  const path = await packed.executablePath();
  writeFileSync(stamp, version);
  return path;
}
