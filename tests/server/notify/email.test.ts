import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { email } from '@/server/notify/channels/email';
import { PASSWORD, USER, startMailServer } from './support/mail-server';
import { notice, tools } from './support/notice';

const settings = (port: number, changes: Record<string, unknown> = {}) => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  from: 'ganscope@example.org',
  to: 'ada@example.org, bob@example.org',
  ...changes,
});
const send = (port: number, changes?: Record<string, unknown>, patienceMs = 5000) =>
  email.create(settings(port, changes), { ...tools, patienceMs })(notice());

describe('a mail', () => {
  it('reaches all recipients, with what happened and where to look', async () => {
    const { port, mails } = await startMailServer();
    expect(await send(port)).toEqual({ state: 'sent', detail: 'taken by the mail server' });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      from: 'ganscope@example.org',
      to: ['ada@example.org', 'bob@example.org'],
      user: undefined,
    });
    expect(mails[0]!.text).toContain('Subject: [ganscope] Critical: Generator dead, in mnist #3');
    expect(mails[0]!.text).toContain('D loss 0.000 and G loss 72.9');
    expect(mails[0]!.text).toContain('http://127.0.0.1:3000/runs/3');
  });

  it('is sent as a user where there is one', async () => {
    const { port, mails } = await startMailServer({ authOptional: false });
    expect((await send(port, { user: USER, password: PASSWORD })).state).toBe('sent');
    expect(mails[0]?.user).toBe(USER);
  });

  it('with a wrong password is refused for good, and the words say so without it', async () => {
    const { port, mails } = await startMailServer({ authOptional: false });
    const outcome = await send(port, { user: USER, password: 'wr0ng' });
    expect(outcome.state).toBe('never');
    expect(outcome.detail).toMatch(/^user or password is refused: .*535/);
    expect(outcome.detail).not.toContain('wr0ng');
    expect(mails).toEqual([]);
  });

  it('does not go out in clear where encryption is asked for', async () => {
    const { port, mails } = await startMailServer();
    const outcome = await send(port, { security: 'starttls', user: USER, password: PASSWORD });
    expect(outcome).toMatchObject({ state: expect.stringMatching(/later|never/) as string });
    expect(outcome.detail).toMatch(/STARTTLS/);
    expect(mails).toEqual([]);
  });

  it.each([
    [450, 'later'],
    [550, 'never'],
  ])('whose recipients are answered %i: %s', async (responseCode, state) => {
    const { port } = await startMailServer({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('mailbox'), { responseCode })),
    });
    expect(await send(port)).toMatchObject({ state, detail: expect.stringContaining('mailbox') as string });
  });

  it('that only some may get says so', async () => {
    const { port, mails } = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('bob') ? done(Object.assign(new Error('no'), { responseCode: 550 })) : done(),
    });
    const { state, detail } = await send(port);
    expect([state, mails[0]?.to]).toEqual(['sent', ['ada@example.org']]);
    expect(detail).toContain('not for bob@example.org');
  });

  it('to a port where nobody listens, or nobody speaks, may be sent later', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect((await send(port, {}, 200)).state).toBe('later');
    await new Promise((closed) => server.close(closed));
    expect(await send(port)).toMatchObject({
      state: 'later',
      detail: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it('that was taken but never confirmed is not sent again: it may have arrived', async () => {
    const { port } = await startMailServer({ onData: (stream) => void stream.resume() });
    expect(await send(port, {}, 300)).toMatchObject({
      state: 'never',
      detail: expect.stringContaining('may have arrived') as string,
    });
  });

  it('has one subject line, whatever a run is called', async () => {
    const { port, mails } = await startMailServer();
    const name = 'x\r\nBcc: eve@example.org\r\n\r\nhello';
    await email.create(settings(port), tools)(notice({ run: { id: 3, name } }));
    const [head = ''] = mails[0]!.text.split('\r\n\r\n');
    expect(head).not.toMatch(/^Bcc:/m);
    expect(mails[0]!.to).toHaveLength(2);
  });

  it('is not sent to a metadata address, by its name neither', async () => {
    const resolve = () => Promise.resolve([{ address: '169.254.169.254', family: 4 }]);
    const outcome = await email.create(settings(25, { host: 'mail.invalid' }), { ...tools, resolve })(
      notice(),
    );
    expect(outcome).toMatchObject({
      state: 'never',
      detail: expect.stringContaining('mail.invalid is 169.254.169.254') as string,
    });
  });
});
