import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { type ErrorCode, KnownError, describeIssues } from '@/lib/protocol/errors';
import type { Logger } from '../logger';
import { readBody } from '../read-body';

/** What a handler sees of a request: everything it may need, nothing it could get wrong. */
export interface ApiRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON of a POST, PUT or PATCH, `undefined` where it has none. */
  body: unknown;
  /** The body as it comes, where a route takes files. */
  upload?: Readable;
}

export type Reply =
  | { status?: number; json: unknown }
  | { status?: number; headers: Record<string, string>; body: Buffer | Readable };

const BODY_LIMIT = 256 * 1024;

const STATUS: Record<ErrorCode, number> = {
  BAD_REQUEST: 400,
  CONFIG_INVALID: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  TOO_LARGE: 413,
  TOO_MANY_GUESSES: 429,
  DATASET_INVALID: 422,
  CHECKPOINT_INVALID: 422,
  CHECKPOINT_UNWRITABLE: 507,
  BACKEND_UNAVAILABLE: 503,
  TRAINER_EXITED: 503,
  TRAINER_UNRESPONSIVE: 503,
  UNAVAILABLE: 503,
  DISK_FULL: 507,
  INTERNAL: 500,
};

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, BODY_LIMIT, `the body is larger than ${BODY_LIMIT / 1024} KiB`);
  if (body.length === 0) return undefined;
  // A form of another site can only send "simple" types; asking for JSON keeps it out.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new KnownError('BAD_REQUEST', 'send the body as Content-Type: application/json');
  }
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch (error) {
    throw new KnownError(
      'BAD_REQUEST',
      `the body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
}

/** A file as it comes; asking for its type keeps out the forms of other sites, as JSON's does. */
export function uploadOf(request: IncomingMessage): Readable {
  if (request.headers['content-type'] !== 'application/gzip')
    throw new KnownError('BAD_REQUEST', 'send the file as Content-Type: application/gzip');
  return request;
}

/** A body by its schema, or what is wrong with it; none counts as an empty one. */
export function parseBody<T>(schema: z.ZodType<T>, { body }: Pick<ApiRequest, 'body'>): T {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new KnownError('BAD_REQUEST', describeIssues(parsed.error));
  return parsed.data;
}

/** What `:id` of a path names, a number of something that `/api/<what>s` lists. */
export function named<T>(
  { params }: Pick<ApiRequest, 'params'>,
  what: string,
  get: (id: number) => T | null,
): T {
  const id = params['id'] ?? '';
  const found = /^\d{1,9}$/.test(id) ? get(Number(id)) : null;
  if (found === null)
    throw new KnownError(
      'NOT_FOUND',
      `there is no ${what} "${id.slice(0, 50)}"; GET /api/${what}s lists them`,
    );
  return found;
}

export async function sendReply(response: ServerResponse, reply: Reply): Promise<void> {
  if ('json' in reply) {
    response.writeHead(reply.status ?? 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.end(JSON.stringify(reply.json));
    return;
  }
  response.writeHead(reply.status ?? 200, { 'X-Content-Type-Options': 'nosniff', ...reply.headers });
  if (Buffer.isBuffer(reply.body)) response.end(reply.body);
  else await pipeline(reply.body, response);
}

/** The one place where an error becomes an answer: known ones are told, others are logged whole. */
export async function sendError(response: ServerResponse, error: unknown, logger: Logger): Promise<void> {
  if (response.headersSent) {
    response.destroy(); // half an export is worse than a broken one
    return;
  }
  if (!(error instanceof KnownError)) logger.error({ err: error }, 'request failed');
  const { code, message, issues } =
    error instanceof KnownError
      ? error
      : new KnownError('INTERNAL', 'internal error; the log has the details');
  await sendReply(response, { status: STATUS[code], json: { error: { code, message, issues } } });
}
