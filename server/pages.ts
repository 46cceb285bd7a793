import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { packageRoot } from './paths';

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Next, on our own http server: it attaches its own upgrade listener, which serves hot reload. */
export async function openPages(httpServer: Server, dev: boolean): Promise<PageHandler> {
  process.env['NEXT_TELEMETRY_DISABLED'] = '1';
  const { default: next } = await import('next');
  const app = next({ dev, dir: packageRoot(), httpServer });
  await app.prepare();
  return app.getRequestHandler();
}
