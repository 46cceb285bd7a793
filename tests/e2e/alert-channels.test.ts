import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { notice } from '@/lib/protocol/notice';
import { type Receiver, openReceiver } from '../server/notify/support/receiver';
import { openBrowser } from '../support/browser';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** The ways an alert takes: a channel set up on the page, the icon of the tab, a tone, the words of a screen reader. */
describe('an alert is told', () => {
  let server: ScriptedServer;
  let browser: Browser;
  let page: Page;
  let receiver: Receiver;
  const icons = () =>
    page.locator('head link[rel=icon]').evaluateAll((links) => links.map((link) => link.id));
  const tones = () => page.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0));

  beforeAll(async () => {
    receiver = await openReceiver();
    server = await serveScript('nan', { demo: false });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // A machine without a loudspeaker still starts its tones: they are counted.
    await page.addInitScript(() => {
      const start = Reflect.get<OscillatorNode, 'start'>(OscillatorNode.prototype, 'start');
      OscillatorNode.prototype.start = function (when) {
        const { dataset } = document.documentElement;
        dataset['tones'] = String(Number(dataset['tones'] ?? 0) + 1);
        start.call(this, when);
      };
    });
    await page.goto(`${server.url}/alerts`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    receiver?.close();
  });

  it('by a channel that is set up on the page, which says what is wrong at its field', async () => {
    await page.getByRole('button', { name: 'Add a channel' }).click();
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('webhook');
    await page.getByRole('textbox', { name: 'Address' }).fill('http://169.254.169.254/');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('nothing is sent there').waitFor();
    const address = page.getByRole('textbox', { name: 'Address' });
    expect(await address.getAttribute('aria-invalid')).toBe('true');
    await address.fill(receiver.url);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const channel = page.getByTestId('channel');
    await channel.getByText('nothing was sent yet').waitFor();
    expect(await channel.textContent()).not.toContain('s3cr3t');
    await channel.getByRole('button', { name: 'Send test' }).click();
    await channel.getByText('answered 200').waitFor();
    expect(receiver.received).toHaveLength(1);
  });

  it('on any page: a dot on the icon, words for a screen reader, and tones where they were asked for', async () => {
    expect(await icons()).not.toContain('alert-icon');
    await page.getByRole('checkbox', { name: 'A short tone' }).check();
    expect(await tones()).toBe(1);
    await page.getByRole('link', { name: 'Runs' }).click();
    const answer = await fetch(`${server.url}/api/runs`, {
      method: 'POST',
      body: JSON.stringify({ preset: 'mnist-quick', name: 'explodes' }),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(201);
    await page.getByTestId('alert-news').getByText('Critical: Values are not finite, run #1').waitFor();
    await vi.waitFor(async () => expect((await icons()).at(-1)).toBe('alert-icon'));
    const href = await page.locator('#alert-icon').getAttribute('href');
    expect(decodeURIComponent(href ?? '')).toMatch(/^data:image\/svg\+xml,<svg.*<circle.*<\/svg>\s*$/s);
    await vi.waitFor(async () => expect(await tones()).toBe(3));
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2));
    expect(notice.parse(JSON.parse(receiver.received[1]!.body))).toMatchObject({
      occasion: 'raised',
      step: 2,
    });
  });

  it('no more once it is acknowledged', async () => {
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('button', { name: 'Acknowledge: Values are not finite' }).click();
    await vi.waitFor(async () => expect(await icons()).not.toContain('alert-icon'));
    expect(await tones()).toBe(3);
    await page.getByRole('button', { name: 'Remove: Webhook' }).click();
    await page.getByRole('button', { name: 'Remove Webhook' }).click();
    await page.getByText('none is set up').waitFor();
    expect(receiver.received).toHaveLength(2);
  });
});
