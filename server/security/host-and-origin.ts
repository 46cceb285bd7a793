import type { IncomingMessage } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import { KnownError } from '@/lib/protocol/errors';
import { type Config, LOOPBACK } from '../config';

/**
 * Any web page can send requests and open sockets to this machine, and can make its own name point here
 * (DNS rebinding). So the Host must be one of ours, and an Origin, where there is one, must be that Host.
 */
export function createOriginCheck(config: Config): (request: IncomingMessage) => void {
  const names = new Set([...LOOPBACK, config.host.toLowerCase(), ...config.allowedHosts]);
  if (!LOOPBACK.includes(config.host)) {
    names.add(hostname().toLowerCase());
    for (const addresses of Object.values(networkInterfaces())) {
      for (const { address } of addresses ?? []) names.add(address.toLowerCase());
    }
  }
  return (request) => {
    const host = request.headers.host ?? '';
    if (!names.has(nameOf(host))) {
      throw new KnownError(
        'FORBIDDEN',
        `the host "${host.slice(0, 100)}" is not this server; add its name to GANSCOPE_ALLOWED_HOSTS if it is yours`,
      );
    }
    const { origin } = request.headers;
    if (origin !== undefined && hostOf(origin) !== host.toLowerCase()) {
      throw new KnownError('FORBIDDEN', `the page at "${origin.slice(0, 100)}" may not use this server`);
    }
    if (
      request.headers['sec-fetch-site'] === 'cross-site' &&
      origin === undefined &&
      request.method !== 'GET'
    ) {
      throw new KnownError('FORBIDDEN', 'another site may not use this server');
    }
  };
}

const nameOf = (host: string) =>
  host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '');

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null; // "null" of a sandboxed frame has none
}
