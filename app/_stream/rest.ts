import type { ErrorBody, Issue } from '@/lib/protocol/errors';

/** REST with the server's own words for what went wrong. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** The same a value at a time, where the server can say it so. */
    readonly issues: readonly Issue[] = [],
  ) {
    super(message);
  }
}

export async function getJson<T>(path: string): Promise<T> {
  return read<T>(await fetch(path));
}

export async function postJson<T>(path: string, body?: unknown): Promise<T> {
  return sendJson('POST', path, body);
}

export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  return read<T>(await send(method, path, body));
}

/** A file as it is: the browser streams it. */
export const postFile = async <T>(path: string, file: File): Promise<T> =>
  read<T>(await fetch(path, { method: 'POST', body: file, headers: { 'Content-Type': 'application/gzip' } }));

/** An answer of a line of JSON a thing, each told as it comes. */
export async function postForLines<T>(path: string, body: unknown, tell: (line: T) => void): Promise<void> {
  const response = await send('POST', path, body);
  if (!response.ok || !response.body) return read(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) tell(JSON.parse(line) as T);
  }
}

const send = (method: string, path: string, body: unknown) =>
  fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });

async function read<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { error?: ErrorBody };
  if (response.ok) return body;
  const { message = response.statusText, issues } = body.error ?? {};
  throw new RestError(response.status, message, issues);
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
