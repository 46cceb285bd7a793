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
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  return read<T>(await fetch(path, { method: 'POST', ...init }));
}

async function read<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { error?: ErrorBody };
  if (response.ok) return body;
  const { message = response.statusText, issues } = body.error ?? {};
  throw new RestError(response.status, message, issues);
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
