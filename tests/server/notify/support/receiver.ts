import { type IncomingMessage, type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A real HTTP server on this machine that keeps what it gets. `answer` is called when all is read. */
export async function openReceiver(answer: RequestListener = (_, response) => response.end('ok')) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/hook/s3cr3t`, port, received, close };
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** One that is gone after the test. */
export async function startReceiver(answer?: RequestListener): Promise<Receiver> {
  const receiver = await openReceiver(answer);
  onTestFinished(receiver.close);
  return receiver;
}
