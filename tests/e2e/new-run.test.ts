import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import type { RunsResponse } from '@/lib/protocol/rest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** The form as a person fills it in, with the real server and trainer behind it. */
describe('a new run', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });
  beforeEach(async () => {
    await page.goto(`${server.url}/new`);
    await page.getByRole('button', { name: 'Start the run' }).waitFor();
  });

  const setting = (label: string) => page.getByLabel(label, { exact: true });
  const layer = (name: string) => page.getByRole('group', { name });
  const summary = () => page.getByRole('complementary');
  const start = () => page.getByRole('button', { name: 'Start the run' }).click();
  /** What a screen reader says of a field after its name. */
  const described = async (field: Locator) => {
    const ids = (await field.getAttribute('aria-describedby'))!.split(' ');
    const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).allTextContents()));
    return texts.flat().join(' ');
  };
  const isInvalid = async (field: Locator) => (await field.getAttribute('aria-invalid')) === 'true';

  it('measures how long a step takes, once more for other settings, and asks before it slows a run', async () => {
    const told = page.getByTestId('step-time');
    await told.getByText(/about [\d.,]+ ms a step, .+ for 3,000 steps on \w+, \d+ threads?/).waitFor();
    await setting('Steps').fill('30');
    await told.getByText('for 30 steps').waitFor(); // the step is the same
    await setting('Batch size').fill('1');
    await told.getByText('unknown until all settings fit').waitFor();
    const { id } = (await (await server.post('/api/runs', { preset: 'mnist-quick' })).json()) as Run;
    await setting('Batch size').fill('8');
    await told.getByText(`run #${id} trains, and would be slower meanwhile`).waitFor();
    await told.getByRole('button', { name: 'Measure now' }).click();
    await told.getByText(`while #${id} trains`).waitFor();
    await server.post(`/api/runs/${id}/stop`);
    await vi.waitFor(async () => expect((await server.get<Run>(`/api/runs/${id}`)).state).toBe('stopped'), {
      timeout: 20_000,
    });
    await vi.waitFor(async () => {
      const { ok } = await fetch(`${server.url}/api/runs/${id}`, { method: 'DELETE' });
      expect(ok).toBe(true); // its process has left
    });
  });

  it('says at its field what is wrong with a setting, and starts with what was set', async () => {
    await setting('Name of the run').fill('soft labels');
    await setting('Steps').fill('4');
    await setting('Label of real images').fill('0.9, 1');
    await setting('Batch size').fill('1');
    expect(await isInvalid(setting('Batch size'))).toBe(true);
    expect(await described(setting('Batch size'))).toContain('1 is too small: give at least 2');
    expect(await described(setting('Batch size'))).toContain('2 to 1,024');

    const refused = page.waitForResponse((response) => response.url().endsWith('/api/runs'));
    await start();
    expect((await refused).status()).toBe(400);
    await vi.waitFor(async () =>
      expect(await setting('Batch size').evaluate((field) => field === document.activeElement)).toBe(true),
    );

    await setting('Batch size').fill('8');
    expect(await isInvalid(setting('Batch size'))).toBe(false);
    await page.getByRole('button', { name: 'Start the run' }).dblclick();
    await page.waitForURL(/\/runs\/\d+$/);
    const id = page.url().split('/').at(-1)!;
    await vi.waitFor(async () => expect((await server.get<Run>(`/api/runs/${id}`)).state).toBe('finished'), {
      timeout: 60_000,
      interval: 250,
    });
    expect((await server.get<RunsResponse>('/api/runs')).runs).toHaveLength(1);
    const run = await server.get<Run>(`/api/runs/${id}`);
    expect(run).toMatchObject({ name: 'soft labels', preset: 'mnist-quick', step: 4 });
    expect(run.config).toMatchObject({
      batchSize: 8,
      totalSteps: 4,
      labels: { real: [0.9, 1], fake: [0, 0] },
    });
  });

  it('adds, moves and removes layers, counts as one does, and says what does not fit', async () => {
    expect(await summary().innerText()).toContain('113,649 parameters');
    await layer('generator layer 2').getByLabel('Filters').fill('8');
    expect(await summary().innerText()).toContain('107,033 parameters');

    await layer('generator layer 2').getByLabel('Stride').fill('1');
    const wrongSize = page.getByText('the generator makes 14 x 14 x 1, but mnist images are 28 x 28 x 1');
    await wrongSize.waitFor();
    await layer('generator layer 2').getByLabel('Stride').fill('2');
    await wrongSize.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Move generator layer 1 down' }).click();
    await layer('generator layer 1, up-conv').getByText('put a dense layer with "shape" before it').waitFor();
    expect(await summary().innerText()).toContain('unknown until its layers fit');
    await page.getByRole('button', { name: 'Move generator layer 2 up' }).click();
    expect(await summary().innerText()).toContain('107,033 parameters');

    const discriminator = page.getByRole('region', { name: 'Discriminator' });
    await discriminator.getByRole('button', { name: 'conv', exact: true }).click();
    await layer('discriminator layer 3, conv').getByLabel('Filters').fill('4');
    expect(await summary().innerText()).toContain('discriminator.layers.2.filters');
    await page.getByRole('button', { name: 'Remove discriminator layer 1' }).click();
    await layer('discriminator layer 2, conv').waitFor();
    await setting('Steps').fill('1');
    await start();
    await page.waitForURL(/\/runs\/\d+$/);
    const { config } = await server.get<Run>(`/api/runs/${page.url().split('/').at(-1)}`);
    expect(config.generator.layers.map(({ type }) => type)).toEqual([
      'dense',
      'convTranspose',
      'convTranspose',
    ]);
    expect(config.generator.layers[1]).toMatchObject({ filters: 8, stride: 2 });
    expect(config.discriminator.layers).toMatchObject([
      { type: 'conv', filters: 32, stride: 2 },
      { type: 'conv', filters: 4, stride: 1, kernel: 5 },
    ]);
  });

  it('shows settings that are not set, sets and clears them, and offers those of another dataset', async () => {
    expect(await setting('Folder').inputValue()).toBe('');
    await setting('Folder').fill('/no/such/digits');
    await page.getByText('unset → /no/such/digits').waitFor();
    await setting('Folder').fill('');
    await page.getByText('As the preset has it').waitFor();

    await setting('Dataset').selectOption('A folder of images');
    expect(await described(setting('Folder'))).toContain('needs a value');
    expect(await setting('Size').inputValue()).toBe('32');
    await setting('Dataset').selectOption('Coloured shapes');
    expect(await setting('Images').inputValue()).toBe('4096');
    await page.getByRole('radio', { name: /CIFAR-10, one class/ }).check();
    expect(await setting('Classes').inputValue()).toBe('1');
    await setting('Classes').fill('all');
    expect(await isInvalid(setting('Classes'))).toBe(false);
    await setting('Classes').fill('cars');
    expect(await described(setting('Classes'))).toContain('a list of classes such as 0, 3');
  });

  it('warns at a setting and in the summary, and applies the fix on a click', async () => {
    const warnings = page.getByRole('status', { name: 'Warnings' });
    expect(await warnings.innerText()).toBe('');
    await setting('Latent size').fill('1');
    await setting('Loss').selectOption('bce_minimax');
    await warnings.getByText('2 warnings').waitFor();
    expect(await described(setting('Latent size'))).toContain('With one number in z');
    expect(await isInvalid(setting('Latent size'))).toBe(false);

    await warnings.getByRole('button', { name: 'Take 64' }).click();
    await warnings.getByText('One warning').waitFor();
    expect(await setting('Latent size').inputValue()).toBe('64');
    expect(await warnings.evaluate((place) => place === document.activeElement)).toBe(true);

    const opened = page.waitForEvent('popup');
    await warnings.getByRole('link', { name: 'About this' }).click();
    const about = await opened;
    await about.getByRole('heading', { name: 'The minimax loss' }).waitFor();
    await vi.waitFor(async () =>
      expect(
        await about.locator('#lint-minimax-loss').evaluate((at) => Math.abs(at.getBoundingClientRect().top)),
      ).toBeLessThan(20),
    );
    await about.close();
    await setting('Loss').selectOption('bce_ns');
    await warnings.getByText('One warning').waitFor({ state: 'detached' });
  });

  it('says why it cannot ask or start where the server does not answer, and tries again', async () => {
    await page.route('**/api/catalogue', (route) => route.abort());
    await page.goto(`${server.url}/new`);
    await page.getByRole('alert').getByText('No run can be started.').waitFor();
    await page.unroute('**/api/catalogue');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.route('**/api/runs', (route) => route.abort());
    await start();
    await summary().getByText('Failed to fetch').waitFor();
    await page.unroute('**/api/runs');
  });
});
