import type { AccessResponse } from '@/lib/protocol/access';
import { KnownError } from '@/lib/protocol/errors';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';

export const getAccess = (_request: ApiRequest, { access }: Services): Reply => ({
  json: { host: access.host, needsToken: access.signOutAll !== null } satisfies AccessResponse,
});

/** Every browser, the one that asks too. Who sends the token itself is not a browser that is signed in. */
export function signOutAll(_request: ApiRequest, { access }: Services): Reply {
  if (!access.signOutAll) throw new KnownError('CONFLICT', 'nobody is signed in: this server needs no token');
  access.signOutAll();
  return { json: {} };
}
