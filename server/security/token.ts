import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const TOKEN_COOKIE = 'ganscope_token';

/** True where no token is set, or the request carries it: as Bearer, cookie or `?token=`. */
export function hasToken(request: IncomingMessage, token: string | null): boolean {
  if (token === null) return true;
  return [bearerOf(request), cookieOf(request), queryTokenOf(request)].some(
    (given) => given !== null && equals(given, token),
  );
}

/** A link with `?token=` signs the browser in: the cookie then serves pages, images and the socket. */
export function signInCookie(request: IncomingMessage, token: string | null): string | null {
  const given = queryTokenOf(request);
  if (token === null || given === null || !equals(given, token)) return null;
  return `${TOKEN_COOKIE}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict`;
}

/** Compares digests, so neither length nor content shows in the time it takes. */
function equals(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

const bearerOf = (request: IncomingMessage) =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;

function cookieOf(request: IncomingMessage): string | null {
  const value = new RegExp(`(?:^|; )${TOKEN_COOKIE}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
  if (value === undefined) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null; // a cookie that is not ours: as good as none
  }
}

const queryTokenOf = (request: IncomingMessage) =>
  new URLSearchParams(request.url?.split('?')[1] ?? '').get('token');
