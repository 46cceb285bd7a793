import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The token that a request brings by itself, right or wrong: as Bearer, else as `?token=` of a link. */
export const tokenOf = (request: IncomingMessage): string | null =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? linkTokenOf(request);

export const linkTokenOf = ({ url = '/' }: IncomingMessage): string | null =>
  new URLSearchParams(url.split('?')[1] ?? '').get('token');

/** Compares digests, so neither length nor content shows in the time it takes. */
export function equals(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
