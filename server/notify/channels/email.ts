import { isIP } from 'node:net';
import { z } from 'zod';
import type { Notice } from '@/lib/protocol/notice';
import { RefusedAddress, addressesOf } from '../address';
import { type Outcome, defineChannel } from '../channel';
import { headlineOf } from '../headline';

const MOST_RECIPIENTS = 20;
const listOf = (text: string) => text.split(',').map((one) => one.trim());
const isMail = (text: string) => z.email().safeParse(text).success;

export const email = defineChannel({
  meta: { id: 'email', title: 'E-mail', description: 'A mail by an SMTP server of yours.' },
  settings: z
    .strictObject({
      host: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9.:_-]{1,253}$/, { error: 'give a name such as smtp.example.org, or an address' })
        .meta({ title: 'Mail server', description: 'Its name, such as smtp.example.org.' }),
      port: z
        .int()
        .min(1)
        .max(65_535)
        .default(587)
        .meta({ title: 'Port', description: '587 with starttls, 465 with tls, 25 with none, as a rule.' }),
      security: z.enum(['starttls', 'tls', 'none']).default('starttls').meta({
        title: 'Encryption',
        description: 'none sends the password in clear too: for a server on this machine or network.',
      }),
      user: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .meta({ title: 'User', description: 'Where the server asks who sends.' }),
      password: z.string().min(1).max(500).optional().meta({
        title: 'Password',
        description: 'Of that user; often one made for applications.',
        secret: true,
        format: 'password',
      }),
      from: z.email().max(200).meta({ title: 'From', description: 'The address it is sent by.' }),
      to: z
        .string()
        .trim()
        .max(2000)
        .refine((text) => listOf(text).every(isMail) && listOf(text).length <= MOST_RECIPIENTS, {
          error: `give one to ${MOST_RECIPIENTS} mail addresses, with commas between them`,
        })
        .meta({ title: 'To', description: 'One address or several, with commas.', shown: true }),
    })
    .superRefine(({ user, password }, context) => {
      if ((user === undefined) === (password === undefined)) return;
      const missing = user === undefined ? 'user' : 'password';
      context.addIssue({ code: 'custom', path: [missing], message: 'user and password go together' });
    }),
  create({ host, port, security, user, password, from, to }, { resolve, patienceMs }) {
    const recipients = listOf(to);
    return async (notice) => {
      let address: string;
      try {
        address = (await addressesOf(host, resolve))[0]!.address;
      } catch (error) {
        return { state: error instanceof RefusedAddress ? 'never' : 'later', detail: wordsOf(error) };
      }
      const { createTransport } = await import('nodemailer'); // loaded with the first mail: the start does not wait
      const transport = createTransport({
        host: address, // the one that was checked
        port,
        secure: security === 'tls',
        requireTLS: security === 'starttls',
        ignoreTLS: security === 'none',
        ...(isIP(host) === 0 && { tls: { servername: host } }),
        ...(user !== undefined && password !== undefined && { auth: { user, pass: password } }),
        connectionTimeout: patienceMs,
        greetingTimeout: patienceMs,
        socketTimeout: patienceMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      // The mail begins to flow when the server says that it may: from then on nobody knows whether it arrived.
      let isOut = false;
      transport.use('stream', ({ message }, done) => {
        message.processFunc((mail) => mail.once('resume', () => (isOut = true)));
        done();
      });
      try {
        const { rejected } = await transport.sendMail({
          from,
          to: recipients,
          subject: `[ganscope] ${headlineOf(notice)}`,
          text: textOf(notice),
          messageId: `<${notice.id}.${notice.time}@ganscope>`,
        });
        const [refused] = rejected;
        return refused === undefined
          ? { state: 'sent', detail: 'taken by the mail server' }
          : { state: 'sent', detail: `taken by the mail server, but not for ${wordsOf(refused)}` };
      } catch (error) {
        return outcomeOf(error, isOut);
      } finally {
        transport.close();
      }
    };
  },
});

const textOf = ({ message, step, url }: Notice) => `${message}\n\nStep ${step}\n${url}\n`;

/** SMTP says with 4xx "not now" and with 5xx "no"; without an answer it depends on how far it came. */
function outcomeOf(error: unknown, isOut: boolean): Outcome {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const detail = wordsOf(error);
  if (code === 'EAUTH') return { state: 'never', detail: `user or password is refused: ${detail}` };
  if (responseCode !== undefined) return { state: responseCode >= 500 ? 'never' : 'later', detail };
  return isOut
    ? { state: 'never', detail: `${detail}, after it was sent: it may have arrived` }
    : { state: 'later', detail };
}

const wordsOf = (error: unknown) =>
  (typeof error === 'string'
    ? error
    : error instanceof Error
      ? error.message
      : 'the mail server failed'
  ).slice(0, 300);
