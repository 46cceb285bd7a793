/** REST with the server's own words for what went wrong. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    message: string,
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
  const body = (await response.json()) as T & { error?: { message: string } };
  if (!response.ok) throw new RestError(response.status, body.error?.message ?? response.statusText);
  return body;
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
