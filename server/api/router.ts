import type { IncomingMessage, ServerResponse } from 'node:http';
import { KnownError } from '@/lib/protocol/errors';
import type { Logger } from '../logger';
import { type ApiRequest, readJson, sendError, sendReply, uploadOf } from './http';
import { ROUTES, type Route } from './routes';
import type { Services } from './services';

/** Answers a request under /api by the route table. Errors have one shape and never leave a request open. */
export function createRouter(services: Services, logger: Logger) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
      const { route, params } = match(
        request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
        pathname,
      );
      const asked = { params, query: searchParams, ...(await bodyOf(route, request)) };
      await sendReply(response, await route.handler(asked, services));
    } catch (error) {
      await sendError(response, error, logger);
    }
  };
}

async function bodyOf(route: Route, request: IncomingMessage): Promise<Pick<ApiRequest, 'body' | 'upload'>> {
  if (route.takesFile) return { body: undefined, upload: uploadOf(request) };
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(route.method);
  return { body: hasBody ? await readJson(request) : undefined };
}

function match(method: string, pathname: string): { route: Route; params: Record<string, string> } {
  const others: string[] = [];
  for (const route of ROUTES) {
    const params = paramsOf(route.path, pathname);
    if (!params) continue;
    if (route.method === method) return { route, params };
    others.push(route.method);
  }
  if (others.length > 0) {
    throw new KnownError('METHOD_NOT_ALLOWED', `${method} is not possible here; use ${others.join(' or ')}`);
  }
  throw new KnownError('NOT_FOUND', `there is no ${pathname.slice(0, 200)}`);
}

function paramsOf(pattern: string, pathname: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}
