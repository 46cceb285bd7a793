import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { KnownError } from '@/lib/protocol/errors';
import { readBody } from '../read-body';
import type { Access } from './access';
import { signInPage } from './sign-in-page';
import { linkTokenOf, tokenOf } from './token';

/** A token and a path. */
const FORM_LIMIT = 16 * 1024;

/**
 * The door for browsers: the page that asks for the token, where it is sent, and the way out. True where it has
 * answered; what is not its own is left alone.
 */
export function createSignIn({ sessions, checkToken, checkSignedIn }: Access) {
  const enter = (response: ServerResponse, next: string) => {
    if (sessions) response.setHeader('Set-Cookie', sessions.begin());
    goTo(response, next);
  };

  async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await readForm(request);
    const next = ownPath(form.get('next') ?? '/');
    try {
      if (sessions) checkToken(form.get('token')?.trim() ?? '', request);
      enter(response, next);
    } catch (error) {
      ask(response, next, known(error));
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname, searchParams } = new URL(`http://server${request.url}`);
    const isGet = request.method === 'GET' || request.method === 'HEAD';
    if (pathname === '/sign-in' && request.method === 'POST') {
      await post(request, response);
      return true;
    }
    if (pathname === '/sign-out' && request.method === 'POST') {
      if (sessions) response.setHeader('Set-Cookie', sessions.end());
      goTo(response, '/sign-in');
      return true;
    }
    const isPage =
      isGet && !pathname.startsWith('/api/') && /\btext\/html\b/.test(request.headers.accept ?? '');
    if (!isPage) return false;
    const isDoor = pathname === '/sign-in';
    const next = isDoor ? ownPath(searchParams.get('next') ?? '/') : ownPath(request.url ?? '/');
    try {
      checkSignedIn(request);
    } catch (error) {
      // Who brings no token is asked for it; who does is told what is wrong.
      ask(response, next, tokenOf(request) === null ? null : known(error));
      return true;
    }
    // The token goes from the address, or it would stay in the history and in what is copied from there.
    if (linkTokenOf(request) !== null) enter(response, next);
    else if (isDoor) goTo(response, next);
    else return false;
    return true;
  };
}

/** A path of this server to go to, without a token; the list of runs for anything else. */
export function ownPath(asked: string): string {
  const here = 'http://here';
  if (!asked.startsWith('/') || !URL.canParse(asked, here)) return '/';
  const { origin, pathname, search, searchParams } = new URL(asked, here);
  if (origin !== here || pathname.startsWith('//') || ['/sign-in', '/sign-out'].includes(pathname))
    return '/';
  if (!searchParams.has('token')) return pathname + search;
  searchParams.delete('token');
  return searchParams.size > 0 ? `${pathname}?${searchParams.toString()}` : pathname;
}

function goTo(response: ServerResponse, path: string): void {
  response.writeHead(303, { Location: path, 'Cache-Control': 'no-store' }).end();
}

function ask(response: ServerResponse, next: string, error: KnownError | null): void {
  const page = signInPage({ next, error: error && sentence(error.message) });
  response.writeHead(error?.code === 'TOO_MANY_GUESSES' ? 429 : 401, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; img-src data:; style-src 'sha256-${styleHash(page)}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(page);
}

function known(error: unknown): KnownError {
  if (error instanceof KnownError) return error;
  throw error;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const styleHash = (page: string) =>
  createHash('sha256')
    .update(/<style>([^]*)<\/style>/.exec(page)![1]!)
    .digest('base64');

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBody(request, FORM_LIMIT, 'the form is larger than a token and a path');
  return new URLSearchParams(body.toString('utf8'));
}
