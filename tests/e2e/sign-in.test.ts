import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

const TOKEN = 'a token of enough length; with = signs';

/** A server with a token, met by the browser that was given the link and by one that was not. */
describe('signing in with a link', () => {
  let server: ServerUnderTest;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0', GANSCOPE_TOKEN: TOKEN });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await endServer(server);
  });

  /** Opens a page and waits until its socket was let in: the server's answer to the namespace it asks for. */
  const openWithSocket = async (page: Page, path: string) => {
    const letIn = page
      .waitForEvent('websocket')
      .then((socket) =>
        socket.waitForEvent('framereceived', ({ payload }) => payload.toString().startsWith('40{')),
      );
    const answer = await page.goto(server.url + path);
    await letIn;
    return answer!.status();
  };

  it('keeps the browser signed in: pages, REST and the socket need no token any more', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    expect(await openWithSocket(page, `/?token=${encodeURIComponent(TOKEN)}`)).toBe(200);
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: 'ganscope_token', httpOnly: true, sameSite: 'Strict' });

    expect(await openWithSocket(page, '/')).toBe(200);
    await page.getByText('No runs yet.').waitFor(); // the list was read
    await page.getByRole('main').getByRole('link', { name: 'New run' }).click();
    await page.getByRole('button', { name: 'Start the run' }).waitFor();
    expect(await page.getByTestId('connection').textContent()).toContain('Connected');
    await context.close();
  });

  it.each([
    ['without a token', '/'],
    ['with a wrong token', '/?token=a-token-of-enough-length'],
  ])('is refused %s, and told what to do', async (_, path) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const answer = await page.goto(server.url + path);
    expect(answer!.status()).toBe(401);
    expect(await page.locator('body').innerText()).toContain('open it with ?token=');
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
});
