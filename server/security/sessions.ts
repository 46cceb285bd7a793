import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { hasCode } from '@/lib/protocol/errors';
import { equals } from './token';

const COOKIE = 'ganscope_session';
/** Lax, not Strict: a link to a run in a message is followed from another site, and opens the run. */
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

export interface Sessions {
  /** Whether the request comes from a browser that is signed in. */
  holds(request: IncomingMessage): boolean;
  /** The `Set-Cookie` that signs a browser in. */
  begin(): string;
  /** The one that signs it out. */
  end(): string;
  /** Signs every browser out. */
  endAll(): void;
}

/**
 * Who showed the token is known by a cookie, which is not the token: it is made of token and a key that lies in the
 * data folder. So it cannot be guessed, a new token ends it, and so does a new key.
 */
export function openSessions(dataDir: string, token: string): Sessions {
  const file = join(dataDir, 'session.key');
  let value = valueOf(readKey(file), token);
  return {
    holds: (request) => equals(cookieOf(request) ?? '', value),
    begin: () => `${COOKIE}=${value}; ${ATTRIBUTES}`,
    end: () => `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`,
    endAll: () => void (value = valueOf(makeKey(file), token)),
  };
}

const valueOf = (key: Buffer, token: string) => createHmac('sha256', key).update(token).digest('hex');

function readKey(file: string): Buffer {
  try {
    const key = readFileSync(file);
    return key.length === 32 ? key : makeKey(file); // half of one was written
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return makeKey(file);
    throw error;
  }
}

function makeKey(file: string): Buffer {
  const key = randomBytes(32);
  writeFileSync(file, key, { mode: 0o600 });
  return key;
}

const cookieOf = ({ headers }: IncomingMessage): string | null =>
  new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]*)`).exec(headers.cookie ?? '')?.[1] ?? null;
