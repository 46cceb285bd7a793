import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { differingPixels, pixelsOf } from '../support/pixels';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

const FOLDER = 'tests/snapshots';
/** `npm run snapshots`: the pictures are taken anew, and looked at by whoever commits them. */
const RENEWING = process.env['RENEW_SNAPSHOTS'] === '1';
/** Pixels of a picture: the smallest thing that is drawn, a dot of a scatter plot, is six. */
const ALLOWED = 5;
const THEMES = ['light', 'dark'] as const;

/** Fonts are not the same everywhere, so what is written is neither seen nor given room. */
const SHAPES_ONLY = `
  svg text, .chart header, .row-names, .band-name, .scatter span { visibility: hidden !important }
  .overlay, nextjs-portal { display: none !important }`;

/** The chart itself, without what stands around it. */
const SHAPE = '.layers, .scatter, svg.ribbon, .histogram-row svg, :scope > svg';

describe('the gallery of charts', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  const pages = {} as Record<(typeof THEMES)[number], Page>;
  let names: string[] = [];
  const seen = mkdtempSync(join(tmpdir(), 'ganscope-snapshots-'));

  beforeAll(async () => {
    if (RENEWING) rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0', GANSCOPE_GALLERY: '1' });
    browser = await openBrowser();
    for (const theme of THEMES) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: theme });
      pages[theme] = page;
      await page.goto(`${server.url}/gallery`);
      await page.addStyleTag({ content: SHAPES_ONLY });
      await page.locator('[data-piece] .layers').first().waitFor();
    }
    names = await pages.light
      .locator('[data-piece]')
      .evaluateAll((pieces) => pieces.map((piece) => (piece as HTMLElement).dataset['piece']!));
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
    if (readdirSync(seen).length === 0) rmSync(seen, { recursive: true });
  });

  const pictureOf = async (page: Page, name: string) => {
    const shape = page.locator(`[data-piece="${name}"]`).locator(SHAPE).first();
    await shape.scrollIntoViewIfNeeded();
    // A canvas is drawn in the frame after it came into view.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    return sharp(await shape.screenshot())
      .png({ palette: true, dither: 0, compressionLevel: 9 })
      .toBuffer();
  };

  it.each(THEMES)('draws each piece as it did, %s', async (theme) => {
    const changed: string[] = [];
    for (const name of names) {
      const file = `${name}.${theme}.png`;
      const picture = await pictureOf(pages[theme], name);
      const stored = join(FOLDER, file);
      if (RENEWING) writeFileSync(stored, picture);
      const others = existsSync(stored)
        ? differingPixels(await pixelsOf(readFileSync(stored)), await pixelsOf(picture))
        : Infinity;
      if (others <= ALLOWED) continue;
      writeFileSync(join(seen, file), picture);
      changed.push(`${stored} is now ${join(seen, file)}, ${others} pixels of it are others`);
    }
    expect(changed, 'look at both; where the new one is right: npm run snapshots').toEqual([]);
  });

  it('has a picture of every piece, and no other', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(readdirSync(FOLDER).sort()).toEqual(
      names.flatMap((name) => THEMES.map((theme) => `${name}.${theme}.png`)).sort(),
    );
  });

  it('fits a phone', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${server.url}/gallery`);
    await page.locator('[data-piece] .layers').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });

  it('is not there for who did not ask for it', async () => {
    const other = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    expect((await fetch(`${other.url}/gallery`)).status).toBe(404);
    expect((await fetch(`${server.url}/gallery`)).status).toBe(200);
    await endServer(other);
  });
});
