import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** Each page, and what stands there once it is filled. */
const PAGES = {
  'the list of runs': ['/', '[data-testid=run-row]'],
  'a finished run': ['/runs/1', '[data-testid=step-overlay]'],
  'a layer and a latent': ['/runs/1?layer=g:up1&latent=2&against=20', '[data-testid=latent-view]'],
  'a failed run': ['/runs/3', '[data-testid=failure]'],
  'a new run': ['/new', '#run-name'],
  'a fork': ['/new?fork=1', '#fork-from'],
  'a comparison': ['/compare?runs=1,2', '.step-mark'],
  alerts: ['/alerts', '[data-testid=alert-row]'],
  rules: ['/rules', 'main section'],
  settings: ['/settings', '[data-testid=storage-row]'],
  'no such page': ['/nowhere', 'main .sentence'],
} as const;
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [1440, 390] as const;

/** Every page as axe-core sees it, filled with what real runs left. */
describe('a page', () => {
  let server: ServerUnderTest;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    const end = async (preset: string, config: object) => {
      const answer = await server.post('/api/runs', { preset, config: { backend: 'wasm', ...config } });
      const { id } = (await answer.json()) as Run;
      return vi.waitFor(
        async () => {
          const { state } = await server.get<Run>(`/api/runs/${id}`);
          expect(['finished', 'failed']).toContain(state);
          return state;
        },
        { timeout: 200_000, interval: 500 },
      );
    };
    expect(await end('mnist-quick', { totalSteps: 40 })).toBe('finished');
    expect(await end('article-collapse', { totalSteps: 250 })).toBe('finished'); // it raises alerts
    expect(await end('cifar10-one-class', { dataset: { id: 'cifar10', path: '/nowhere' } })).toBe('failed');
    browser = await openBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });

  const open = async (name: keyof typeof PAGES, width: number, colorScheme: (typeof THEMES)[number]) => {
    const [path, filled] = PAGES[name];
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.goto(server.url + path);
    await page.locator(filled).first().waitFor();
    return page;
  };

  const names = Object.keys(PAGES) as (keyof typeof PAGES)[];
  it.each(
    names.flatMap((name) => THEMES.flatMap((theme) => WIDTHS.map((width) => [name, theme, width] as const))),
  )('%s, %s, %d px wide: nothing serious', async (name, theme, width) => {
    const page = await open(name, width, theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`));
    expect(found).toEqual([]);
    await page.context().close();
  });

  it.each(names)('%s fits a phone of 360 px', async (name) => {
    const page = await open(name, 360, 'light');
    // Charts are drawn once they know how wide they may be.
    await vi.waitFor(
      async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360),
      { timeout: 10_000 },
    );
    await page.context().close();
  });
});
