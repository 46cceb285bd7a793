import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

export const USER = 'ganscope';
export const PASSWORD = 'correct horse';

export interface Mail {
  from: string;
  to: string[];
  user: string | undefined;
  text: string;
}

/** A real SMTP server on this machine, without encryption but for what `options` say; gone after the test. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === USER && password === PASSWORD
        ? done(null, { user: username })
        : done(new Error('Invalid username or password')),
    onData(stream, { envelope, user }, done) {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => {
        mails.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          user: typeof user === 'string' ? user : undefined,
          text,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // a connection that a test breaks is no failure of the server
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  return { port, mails };
}
