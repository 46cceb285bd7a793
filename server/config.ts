import { resolve } from 'node:path';
import { wantsSoftware } from '@/lib/native/adapter';
import { KnownError } from '@/lib/protocol/errors';

/** What the environment says, parsed once. Everything in the server is told from here. */
export interface Config {
  host: string;
  port: number;
  /** Absolute folder of database, checkpoints and caches. */
  dataDir: string;
  /** Start the demo run when there is no run yet. */
  demo: boolean;
  /** Required from everyone when the host is not this machine's own. */
  token: string | null;
  /** Further names by which a browser may call this server, e.g. behind a proxy. */
  allowedHosts: readonly string[];
  /** How many runs train at the same time. */
  runsAtOnce: number;
}

const KNOWN = [
  'GANSCOPE_DATA',
  'GANSCOPE_BACKENDS',
  'GANSCOPE_WEBGPU',
  'GANSCOPE_DATASETS',
  'GANSCOPE_DATASETS_MIRROR',
  'GANSCOPE_DEMO',
  'GANSCOPE_TOKEN',
  'GANSCOPE_ALLOWED_HOSTS',
  'GANSCOPE_LOG',
  'GANSCOPE_GALLERY',
  'GANSCOPE_RUNS_AT_ONCE',
];
/** Set for tests and benches, which start servers and commands with it in their environment. */
const KNOWN_TO_TESTS = ['GANSCOPE_TRACES'];
export const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const malformed = (name: string, value: string, fix: string) =>
  new KnownError('BAD_REQUEST', `${name} is "${value}"; ${fix}`);

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const known = [...KNOWN, ...KNOWN_TO_TESTS];
  const unknown = Object.keys(env).find((name) => name.startsWith('GANSCOPE_') && !known.includes(name));
  if (unknown) {
    throw new KnownError(
      'BAD_REQUEST',
      `${unknown} is not a setting of ganscope; known are ${KNOWN.join(', ')}`,
    );
  }
  const host = env['HOST']?.trim() || '127.0.0.1';
  if (!/^[A-Za-z0-9.:-]+$/.test(host)) throw malformed('HOST', host, 'give an address such as 127.0.0.1');
  const port = env['PORT']?.trim() || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw malformed('PORT', port, 'give a number from 0 to 65535 (0: any free port)');
  }
  const demo = env['GANSCOPE_DEMO'] ?? '1';
  if (demo !== '0' && demo !== '1') throw malformed('GANSCOPE_DEMO', demo, 'give 0 or 1');
  const gallery = env['GANSCOPE_GALLERY'] ?? '0'; // the page itself reads it
  if (gallery !== '0' && gallery !== '1') throw malformed('GANSCOPE_GALLERY', gallery, 'give 0 or 1');
  const token = env['GANSCOPE_TOKEN']?.trim() || null;
  if (token !== null && token.length < 16) {
    throw new KnownError(
      'BAD_REQUEST',
      'GANSCOPE_TOKEN is shorter than 16 characters; try: openssl rand -hex 24',
    );
  }
  if (!LOOPBACK.includes(host) && token === null) {
    throw new KnownError(
      'BAD_REQUEST',
      `HOST is "${host}", which others can reach; set GANSCOPE_TOKEN (openssl rand -hex 24), or leave HOST at 127.0.0.1`,
    );
  }
  const runsAtOnce = env['GANSCOPE_RUNS_AT_ONCE']?.trim() || '1';
  if (!/^([1-9]|[1-5]\d|6[0-4])$/.test(runsAtOnce))
    throw malformed('GANSCOPE_RUNS_AT_ONCE', runsAtOnce, 'give a number from 1 to 64');
  const dataDir = env['GANSCOPE_DATA']?.trim() || '.ganscope';
  if (dataDir.includes('\0')) throw malformed('GANSCOPE_DATA', dataDir, 'give a folder');
  wantsSoftware(env); // the trainer reads it: what is malformed is refused before a run is
  return Object.freeze({
    host,
    port: Number(port),
    dataDir: resolve(dataDir),
    demo: demo === '1',
    token,
    allowedHosts: (env['GANSCOPE_ALLOWED_HOSTS'] ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean),
    runsAtOnce: Number(runsAtOnce),
  });
}
