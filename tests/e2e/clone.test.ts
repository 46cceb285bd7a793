import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { Run } from '@/lib/protocol/entities';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

const CHANGES = { totalSteps: 7, seed: 99, backend: 'wasm', labels: { real: [0.8, 1] } };

describe('a run like another', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    await server.post('/api/runs', { preset: 'mnist-quick', config: CHANGES });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });

  it('begins with all its settings; nothing is typed', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/runs/1`);
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('link', { name: 'Clone' }).click();
    await page.getByText('A new run like').waitFor();
    await page.getByRole('button', { name: 'Start the run' }).click();
    await page.waitForURL('**/runs/2');
    const [model, made] = [await server.get<Run>('/api/runs/1'), await server.get<Run>('/api/runs/2')];
    expect(made.config).toEqual(model.config);
    expect(made).toMatchObject({ preset: 'mnist-quick', name: `${model.name}, again`, parent: null });
    await page.close();
  });

  it('is also a line for a shell, or JSON, from the panel where settings are searched', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(`${server.url}/runs/1`);
    const panel = page.getByTestId('all-settings');
    await panel.locator('summary').click();
    await panel.getByLabel('Search the settings').fill('labels.real');
    expect(await panel.locator('dt').allInnerTexts()).toEqual(['labels.real']);
    const copied = async (name: string) => {
      await panel.getByRole('button', { name }).click();
      await panel.getByText('Copied').last().waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(JSON.parse(await copied('Copy JSON'))).toEqual((await server.get<Run>('/api/runs/1')).config);
    await page.reload();
    await panel.locator('summary').click();
    const line = await copied('Copy command');
    expect(line.startsWith('npx ganscope train --preset mnist-quick --set ')).toBe(true);
    expect(line).toContain(`'labels.real=[0.8,1]'`);
    await context.close();
  });
});
