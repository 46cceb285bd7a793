import { readdirSync } from 'node:fs';
import { toJSONSchema } from 'zod';
import { describe, expect, it } from 'vitest';
import { masked } from '@/server/notify/mask';
import { CHANNELS } from '@/server/notify/registry';
import { PASSWORD, USER, startMailServer } from '../server/notify/support/mail-server';
import { notice, tools } from '../server/notify/support/notice';
import { startReceiver } from '../server/notify/support/receiver';

/** Somewhere for each kind to send to: its settings, their secrets, and what has come as text. */
const web = async () => {
  const { url, received } = await startReceiver();
  return {
    settings: { url } as Record<string, unknown>,
    secrets: ['s3cr3t'],
    received: () => received.map(({ body }) => body),
  };
};
const PLACES: Record<string, typeof web> = {
  slack: web,
  discord: web,
  webhook: async () => {
    const { settings, secrets, received } = await web();
    return {
      settings: { ...settings, authorization: 'Bearer t0ken' },
      secrets: [...secrets, 't0ken'],
      received,
    };
  },
  email: async () => {
    const { port, mails } = await startMailServer();
    const server = { host: '127.0.0.1', port, security: 'none', user: USER, password: PASSWORD };
    return {
      settings: { ...server, from: 'a@example.org', to: 'b@example.org' },
      secrets: [PASSWORD],
      received: () => mails.map(({ text }) => text.replace(/=\r\n/g, '')),
    };
  },
};

it('is registered, one a file', () => {
  const files = readdirSync('server/notify/channels').map((name) => name.replace('.ts', ''));
  expect(CHANNELS.map(({ meta }) => meta.id).sort()).toEqual(files.sort());
  expect(Object.keys(PLACES).sort()).toEqual(files.sort());
});

describe.each(CHANNELS.map((kind) => [kind.meta.id, kind] as const))('%s', (id, kind) => {
  it('says what it is, and what each of its settings is', () => {
    expect(kind.meta.title).not.toBe('');
    expect(kind.meta.description).toMatch(/\.$/);
    const { properties = {} } = toJSONSchema(kind.settings, { io: 'input' });
    expect(Object.keys(properties).length).toBeGreaterThan(0);
    for (const setting of Object.values(properties))
      expect(setting).toMatchObject({
        title: expect.any(String) as string,
        description: expect.stringMatching(/\.$|\.\.\.$/) as string,
      });
  });

  it('refuses settings that are empty, unknown, or of another type', async () => {
    const { settings } = await PLACES[id]!();
    expect(kind.settings.safeParse(settings).success).toBe(true);
    expect(kind.settings.safeParse({}).success).toBe(false);
    expect(kind.settings.safeParse({ ...settings, colour: 'red' }).success).toBe(false);
    for (const key of Object.keys(settings))
      expect(kind.settings.safeParse({ ...settings, [key]: { $ne: 1 } }).success, key).toBe(false);
  });

  it('sends once what it is given', async () => {
    const { settings, received } = await PLACES[id]!();
    const { state, detail } = await kind.create(settings, tools)(notice());
    expect(state).toBe('sent');
    expect(detail).not.toBe('');
    expect(received()).toHaveLength(1);
    for (const words of ['Generator dead', 'D loss 0.000 and G loss 72.9', '45', 'runs/3'])
      expect(received()[0]).toContain(words);
  });

  it.each(['raised', 'graver', 'recovered', 'test'] as const)('has words for %s', async (occasion) => {
    const { settings, received } = await PLACES[id]!();
    const run = occasion === 'test' ? null : notice().run;
    expect((await kind.create(settings, tools)(notice({ occasion, run }))).state).toBe('sent');
    expect(received()[0]!.toLowerCase()).toContain(
      occasion === 'raised'
        ? 'critical'
        : occasion === 'graver' && id !== 'webhook'
          ? 'now critical'
          : occasion,
    );
  });

  it('takes texts of any length and kind', async () => {
    const { settings, received } = await PLACES[id]!();
    const rude = { id: 3, name: '<!channel> @everyone *b* `c` \u0000 "q" \\' };
    const long = 'D loss '.repeat(2000);
    expect(
      (await kind.create(settings, tools)(notice({ run: rude, message: long, title: long }))).state,
    ).toBe('sent');
    expect(received()).toHaveLength(1);
  });

  it('has masks for its secrets, and says none of them where it fails', async () => {
    const { settings, secrets } = await PLACES[id]!();
    const shown = JSON.stringify(masked(kind, settings));
    const dead = {
      ...settings,
      ...('port' in settings ? { port: 1 } : { url: 'http://127.0.0.1:1/s3cr3t' }),
    };
    const { state, detail } = await kind.create(dead, tools)(notice());
    expect(state).toBe('later');
    for (const secret of secrets) {
      expect(JSON.stringify(settings)).toContain(secret);
      expect(shown).not.toContain(secret);
      expect(detail).not.toContain(secret);
    }
    expect(kind.settings.safeParse(masked(kind, settings)).data).not.toEqual(settings);
  });
});

it('calls nobody by name', async () => {
  const name = '<!channel> <@U1> @everyone';
  const bodies = await Promise.all(
    ['slack', 'discord'].map(async (id) => {
      const { settings, received } = await web();
      await CHANNELS.find(({ meta }) => meta.id === id)!.create(
        settings,
        tools,
      )(notice({ run: { id: 3, name } }));
      return JSON.parse(received()[0]!) as Record<string, unknown>;
    }),
  );
  expect(JSON.stringify(bodies[0])).not.toMatch(/<!|<@/);
  expect(bodies[1]).toMatchObject({ allowed_mentions: { parse: [] } });
});
