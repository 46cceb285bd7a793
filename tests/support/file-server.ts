import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real HTTP server that answers as a test says, and remembers what it was asked. */
export async function serveFiles(answer: RequestListener) {
  const asked: { path: string; range: string | null }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', range: request.headers.range ?? null });
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
