import { createServer } from 'node:net';
import { KnownError } from '@/lib/protocol/errors';

const TRIES = 50;

/** The wanted port, or the next one that nobody listens on. Port 0 is left to the system. */
export async function freePort(host: string, wanted: number): Promise<number> {
  if (wanted === 0) return 0;
  const last = Math.min(wanted + TRIES, 65_535);
  for (let port = wanted; port <= last; port += 1) if (await isFree(host, port)) return port;
  throw new KnownError('UNAVAILABLE', `no free port from ${wanted} to ${last}; set PORT to another range`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle(false);
      else if (error.code === 'EACCES') settle(false);
      else
        fail(new KnownError('UNAVAILABLE', `cannot listen on ${host}:${port}: ${error.message}; check HOST`));
    });
    probe.listen(port, host, () => probe.close(() => settle(true)));
  });
}
