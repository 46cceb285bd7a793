import { openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnownError, type ErrorCode } from '@/lib/protocol/errors';
import { type Config, readConfig } from '../config';
import { createLogger } from '../logger';

/** REST calls of the command line, to the server that owns the database. */
export interface Client {
  url: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  stream(path: string): Promise<ReadableStream<Uint8Array>>;
  upload<T>(path: string, file: string): Promise<T>;
}

/**
 * Runs `work` against the server of this data folder. Where none is running, one is started on a free
 * port for as long as the work takes, so there is only ever one owner of the database.
 */
export async function withServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const running = await findServer(config);
  if (running) return work(running);
  const { serve } = await import('../main');
  const server = await serve(
    { ...config, host: '127.0.0.1', port: 0, demo: false },
    { dev: false, pages: false, logger: createLogger(process.env['GANSCOPE_LOG'] ?? 'warn') },
  );
  try {
    return await work(createClient(server.url, config.token));
  } finally {
    await server.close();
  }
}

async function findServer(config: Config): Promise<Client | null> {
  let url: string;
  try {
    ({ url } = JSON.parse(readFileSync(join(config.dataDir, 'server.json'), 'utf8')) as { url: string });
  } catch {
    return null; // no server has written its address, or it is half written: then none is up
  }
  const client = createClient(url, config.token);
  try {
    await client.get('/api/health');
    return client;
  } catch (error) {
    if (error instanceof KnownError && error.code !== 'UNAVAILABLE') throw error;
    return null; // the file outlived its server
  }
}

function createClient(url: string, token: string | null): Client {
  const call = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    let response: Response;
    try {
      response = await fetch(new URL(path, url), { ...init, headers });
    } catch (error) {
      throw new KnownError(
        'UNAVAILABLE',
        `no answer from ${url}: ${error instanceof Error ? error.message : ''}`,
      );
    }
    if (!response.ok) {
      const { error } = (await response.json()) as { error: { code: ErrorCode; message: string } };
      throw new KnownError(error.code, error.message);
    }
    return response;
  };
  return {
    url,
    get: async <T>(path: string) => (await (await call(path)).json()) as T,
    post: async <T>(path: string, body?: unknown) =>
      (await (
        await call(path, {
          method: 'POST',
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
        })
      ).json()) as T,
    upload: async <T>(path: string, file: string) =>
      (await (
        await call(path, {
          method: 'POST',
          body: await openAsBlob(file),
          headers: { 'Content-Type': 'application/gzip' },
        })
      ).json()) as T,
    stream: async (path) => {
      const { body } = await call(path);
      if (!body) throw new KnownError('INTERNAL', `${path} answered without a body`);
      return body;
    },
  };
}
