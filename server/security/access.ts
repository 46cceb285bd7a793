import type { IncomingMessage } from 'node:http';
import { KnownError } from '@/lib/protocol/errors';
import type { Config } from '../config';
import { type GuessLimit, createGuessLimit } from './guess-limit';
import { createOriginCheck } from './host-and-origin';
import { type Sessions, openSessions } from './sessions';
import { equals, tokenOf } from './token';

export interface Access {
  /** Null where no token is set: everyone who gets here is let in. */
  sessions: Sessions | null;
  /** Refuses other hosts and other sites' pages. */
  checkOrigin: (request: IncomingMessage) => void;
  /** Refuses who neither is signed in nor brings the token. */
  checkSignedIn: (request: IncomingMessage) => void;
  /** Refuses a token that is not this server's. */
  checkToken: (given: string, request: IncomingMessage) => void;
}

/** Who may use this server, for pages, REST and sockets alike. */
export function createAccess(config: Config, guesses: GuessLimit = createGuessLimit()): Access {
  const { token } = config;
  const sessions = token === null ? null : openSessions(config.dataDir, token);

  const checkToken = (given: string, { socket }: IncomingMessage) => {
    const address = socket.remoteAddress ?? '';
    const wait = guesses.waitOf(address);
    if (wait > 0)
      throw new KnownError('TOO_MANY_GUESSES', `too many wrong tokens from here: try again in ${wait} s`);
    if (token !== null && equals(given, token)) return;
    guesses.wrong(address);
    throw new KnownError('UNAUTHORIZED', 'that is not the token of this server');
  };
  return {
    sessions,
    checkOrigin: createOriginCheck(config),
    checkToken,
    checkSignedIn(request) {
      if (!sessions || sessions.holds(request)) return;
      const given = tokenOf(request);
      if (given !== null) return checkToken(given, request);
      throw new KnownError(
        'UNAUTHORIZED',
        'this server needs its token: sign in at /sign-in, or send Authorization: Bearer',
      );
    },
  };
}
