import type { z } from 'zod';
import {
  type Channel,
  type ChannelResult,
  type ChannelsResponse,
  changeChannelBody,
  createChannelBody,
} from '@/lib/protocol/channels';
import { check } from '@/lib/protocol/check';
import { KnownError, describeIssues } from '@/lib/protocol/errors';
import { toJSONSchema } from 'zod';
import type { ChannelKind } from '../../notify/channel';
import { masked } from '../../notify/mask';
import { CHANNELS, kindOf } from '../../notify/registry';
import { type ApiRequest, type Reply, named } from '../http';
import type { Services } from '../services';

/** Far more than anybody needs: each alert is sent to every one. */
const MOST = 50;

export function listChannels(_request: ApiRequest, { store }: Services): Reply {
  return {
    json: {
      channels: store.channels.list().map(told),
      kinds: CHANNELS.map(({ meta, settings }) => ({
        ...meta,
        schema: toJSONSchema(settings, { io: 'input' }),
      })),
    } satisfies ChannelsResponse,
  };
}

export function createChannel({ body }: ApiRequest, { store, broadcast }: Services): Reply {
  const asked = parse(createChannelBody, body ?? {});
  const settings = settingsOf(kindOf(asked.kind), asked.settings);
  if (store.channels.list().length >= MOST)
    throw new KnownError('CONFLICT', `there are ${MOST} channels already: remove one first`);
  const added = store.channels.add({ ...asked, settings });
  broadcast.channelsChanged();
  return { status: 201, json: told(added) };
}

export function changeChannel(request: ApiRequest, services: Services): Reply {
  const before = channelOf(request, services);
  const asked = parse(changeChannelBody, request.body ?? {});
  const settings = asked.settings ? settingsOf(kindOf(before.kind), asked.settings) : before.settings;
  const { leastLevel = before.leastLevel, onRecovery = before.onRecovery } = asked;
  const changed = services.store.channels.change({ id: before.id, settings, leastLevel, onRecovery });
  services.broadcast.channelsChanged();
  return { json: told(changed) };
}

export function removeChannel(request: ApiRequest, services: Services): Reply {
  const found = channelOf(request, services);
  services.store.channels.remove(found.id);
  services.broadcast.channelsChanged();
  return { json: told(found) };
}

/** Answers how it went: that it did not arrive is an answer too. */
export async function testChannel(request: ApiRequest, services: Services): Promise<Reply> {
  const result: ChannelResult = await services.courier.test(channelOf(request, services));
  return { json: result };
}

/** Without its secrets. */
const told = (channel: Channel): Channel => ({
  ...channel,
  settings: masked(kindOf(channel.kind), channel.settings),
});

const channelOf = (request: ApiRequest, { store }: Services): Channel =>
  named(request, 'channel', store.channels.get);

const settingsOf = ({ settings }: ChannelKind, given: unknown) => parse(settings, given, ['settings']);

/** What is wrong is told a value at a time, so that a form can say it there. */
function parse<T>(schema: z.ZodType<T>, given: unknown, at: string[] = []): T {
  const checked = check(schema, given);
  if (checked.ok) return checked.value;
  const issues = checked.issues.map(({ path, message }) => ({ path: [...at, ...path], message }));
  throw new KnownError('BAD_REQUEST', describeIssues({ issues }), issues);
}
