import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import type { AlertsResponse, CheckpointsResponse } from '@/lib/protocol/rest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** A run that goes wrong, what its page offers, and what becomes of it. */
describe('from a run whose D loss hit zero', () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    const config = { checkpoint: { everySteps: 50, keep: 100 } };
    await server.post('/api/runs', { preset: 'article-collapse', config });
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });
  const run = (id: number) => server.get<Run>(`/api/runs/${id}`);
  const until = (id: number, check: (run: Run) => void) =>
    vi.waitFor(async () => check(await run(id)), { timeout: 60_000, interval: 100 });

  it('a fix run starts beside it with the ticked fixes, and the two are compared', async () => {
    await page.goto(`${server.url}/runs/1`);
    const start = page.getByTestId('fix-run');
    await start.waitFor({ timeout: 120_000 });
    expect(await start.textContent()).toBe('Fork with 3 fixes, beside this run');
    await page
      .getByTestId('fixes')
      .getByText('optimizer.generator.learningRate 0.0000125 → 0.0005')
      .waitFor();
    await page.getByLabel('Spectral norm in D').uncheck();
    expect(await start.textContent()).toBe('Fork with 2 fixes, beside this run');
    await start.click();
    await page.waitForURL(/\/compare\?runs=1,2&baseline=1$/);
    const [parent, fork] = [await run(1), await run(2)];
    expect(parent.state).toBe('running');
    expect(['starting', 'running']).toContain(fork.state);
    expect(fork).toMatchObject({ name: 'D loss hits zero, fixed', parent: { runId: 1, step: 0 } });
    expect(fork.config.optimizer.generator.learningRate).toBe(0.0005);
    expect(fork.config.generator.layers.map(({ batchNorm }) => batchNorm)).toEqual([true, true, false]);
    expect(fork.config.discriminator).toEqual(parent.config.discriminator);

    await page.goto(`${server.url}/runs/2`);
    const lineage = page.getByTestId('lineage');
    await lineage.getByText('from step 0: changed generator.layers').waitFor();
    await page.getByTestId('events').getByText('fork of "D loss hits zero" #1 from step 0').waitFor();
    await lineage.getByRole('link', { name: 'D loss hits zero #1' }).click();
    await lineage.getByRole('link', { name: 'D loss hits zero, fixed #2' }).waitFor();
    await page.getByTestId('events').getByText('forked as "D loss hits zero, fixed" #2').waitFor();
  });

  it('stopping asks, and by default it goes on', async () => {
    await page.getByTestId('stop').click();
    const dialog = page.getByRole('dialog', { name: 'Stop run #1?' });
    await dialog.getByText('Watch: D loss has hit zero.').waitFor();
    await dialog.getByRole('link', { name: 'Fork with 3 fixes' }).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe('Keep going');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByTestId('stop').click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Stop');
    const { state, step } = await run(1);
    expect(state).toBe('running');
    await until(1, (now) => expect(now.step).toBeGreaterThan(step));

    await page.getByTestId('stop').click();
    await page.getByTestId('stop-sure').click();
    await until(1, (now) => expect(now.state).toBe('stopped'));
  });

  it('its samples lead back to a checkpoint, from which a branch takes what a checkpoint can', async () => {
    const { checkpointStep: step } = await run(1);
    await page.reload();
    await page.getByText('What this rests on').click();
    const alert = (await server.get<AlertsResponse>('/api/runs/1/alerts')).alerts.find(
      ({ rule }) => rule === 'discriminator-saturated',
    );
    const before = (await server.get<CheckpointsResponse>('/api/runs/1/checkpoints')).checkpoints.findLast(
      (one) => one.step < alert!.enterStep,
    );
    await page
      .getByText(`branch from step ${before!.step}, the last checkpoint before that step`)
      .first()
      .waitFor();
    await page.getByTestId('rewind').last().click();
    await page.waitForURL(`${server.url}/new?fork=1&from=${step}`);
    expect(await page.getByLabel('Begins').inputValue()).toBe(String(step));
    const seed = page.getByLabel('Seed');
    await seed.fill('7');
    await page
      .getByText(/its random states and fixed latents follow from it; fork from step 0 instead/)
      .waitFor();
    await seed.fill('1');
    await page.getByLabel('Learning rate').first().fill('0.0005');
    await page.getByLabel('Name of the run').fill('back');
    await page.getByRole('button', { name: 'Start the fork' }).click();
    await page.waitForURL(/\/compare\?runs=1,3&baseline=1$/);
    expect(await run(3)).toMatchObject({
      name: 'back',
      parent: { runId: 1, step, changes: { optimizer: { generator: { learningRate: 0.0005 } } } },
    });
    expect((await server.post('/api/runs/2/stop')).status).toBe(200);
    await until(3, (now) => expect(now.step).toBeGreaterThan(step! + 2));
    await page.goto(server.url);
    await page.getByText('fork of #1').first().waitFor();
  });

  it('a sweep of the form is started and compared as one', async () => {
    await page.goto(`${server.url}/new`);
    await page.getByText('Sweep: several runs').click();
    await page.getByRole('combobox', { name: 'Swept setting 1' }).fill('batchSize');
    await page.getByLabel('Values of swept setting 1').fill('8, 16');
    await page.getByText('2 combinations: all of them.').waitFor();
    await page.getByRole('button', { name: 'Start 2 runs' }).click();
    await page.waitForURL(/\/compare\?runs=4,5$/);
    expect([await run(4), await run(5)]).toMatchObject([
      { sweep: 4, config: { batchSize: 8 } },
      { sweep: 4, config: { batchSize: 16 }, state: 'queued' },
    ]);
    await page.goto(`${server.url}/runs/5`);
    await page.getByTestId('lineage').getByText('one of 2 of sweep 4').waitFor();
  });
});
