import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

const TOKEN = 'a token of enough length; with = signs';

/** A server with a token, met by browsers that know it and by one that does not. */
describe('signing in', () => {
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

  it('with a link keeps the browser signed in: pages, REST and the socket need no token any more', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    expect(await openWithSocket(page, `/?token=${encodeURIComponent(TOKEN)}`)).toBe(200);
    const [cookie] = await context.cookies();
    expect(page.url()).not.toContain('token');
    expect(cookie).toMatchObject({ name: 'ganscope_session', httpOnly: true, sameSite: 'Lax' });

    expect(await openWithSocket(page, '/')).toBe(200);
    await page.getByText('No runs yet.').waitFor(); // the list was read
    await page.getByRole('main').getByRole('link', { name: 'New run' }).click();
    await page.getByRole('button', { name: 'Start the run' }).waitFor();
    expect(await page.getByTestId('connection').textContent()).toContain('Connected');
    await context.close();
  });

  it('with a wrong link is refused, and told what is wrong', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const answer = await page.goto(`${server.url}/?token=a-token-of-enough-length`);
    expect(answer!.status()).toBe(401);
    await page.getByRole('alert').getByText('That is not the token of this server.').waitFor();
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  it('on the page needs no script: a wrong token is told at its field, the right one leads on', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/settings`);
    await page.keyboard.type('not the token'); // it has the focus
    await page.keyboard.press('Enter');
    await page.getByText('That is not the token of this server.').waitFor();
    const field = page.getByLabel('Token');
    expect(await field.getAttribute('aria-describedby')).toBe('wrong');
    await field.fill(TOKEN);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/settings');
    await page.getByRole('heading', { name: 'Access' }).waitFor();
    await context.close();
  });

  it.each(['light', 'dark'] as const)('on the page is accessible, %s', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(server.url);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await context.close();
  });

  it('ends for every browser from the settings of one, also for pages that stand open', async () => {
    const context = await browser.newContext();
    const other = await browser.newContext();
    const [page, open] = [await context.newPage(), await other.newPage()];
    await openWithSocket(page, `/settings?token=${encodeURIComponent(TOKEN)}`);
    await openWithSocket(open, `/?token=${encodeURIComponent(TOKEN)}`);
    await page.getByTestId('access').getByText('A token is needed').waitFor();
    await page.getByRole('button', { name: 'Sign out every browser' }).click();
    for (const signedOut of [page, open]) await signedOut.getByText('This server needs its token.').waitFor();
    await context.close();
    await other.close();
  });
});
