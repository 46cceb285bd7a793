import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@/db';
import { sqliteVersion } from '@/db/open';
import { KnownError } from '@/lib/protocol/errors';
import type { Config } from '../../config';
import { freePort } from '../../free-port';
import { listBackends } from '../list-backends';

/** What a check found, and how to get further where that is not enough. */
export interface Finding {
  state: 'ok' | 'note' | 'fail';
  found: string;
  fix?: string;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const require = createRequire(import.meta.url);
const MIB = 1024 * 1024;

async function backend(): Promise<Finding> {
  try {
    const backends = (await listBackends()).filter(({ automatic }) => automatic);
    const chosen = backends.find(({ isHere }) => isHere);
    if (!chosen) return { state: 'fail', found: 'no backend', fix: 'npm ci' };
    const better = backends.slice(0, backends.indexOf(chosen)).map(({ id, state }) => `${id} (${state})`);
    return {
      state: 'ok',
      found:
        `${chosen.id} on ${availableParallelism()} cores: ${chosen.state}` +
        (better.length > 0 ? `. Not taken: ${better.join(', ')}` : ''),
    };
  } catch (error) {
    return {
      state: 'fail',
      found: `the trainer does not start: ${messageOf(error)}`,
      fix: 'npm ci && npm run build',
    };
  }
}

function node(): Finding {
  return {
    state: 'ok',
    found: `${process.version}, npm scripts and native modules for ABI ${process.versions.modules}`,
  };
}

function sqlite(): Finding {
  try {
    return { state: 'ok', found: `SQLite ${sqliteVersion()}` };
  } catch (error) {
    return {
      state: 'fail',
      found: messageOf(error),
    };
  }
}

function browser(): Finding {
  const own = process.env['CHROMIUM_PATH'];
  if (own) {
    return existsSync(own)
      ? { state: 'ok', found: `CHROMIUM_PATH ${own}` }
      : {
          state: 'fail',
          found: `CHROMIUM_PATH is ${own}, which is not there`,
          fix: 'point it at Chrome or Chromium, or unset it',
        };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      require.resolve('@sparticuz/chromium');
      return { state: 'ok', found: 'Chromium from the npm package @sparticuz/chromium (for tests only)' };
    } catch (error) {
      return {
        state: 'note',
        found: `none for the tests: ${messageOf(error).split('\n')[0]}`,
        fix: 'npm ci',
      };
    }
  }
  return {
    state: 'note',
    found: 'none for the tests on this platform',
    fix: 'set CHROMIUM_PATH to Chrome or Chromium',
  };
}

async function port({ host, port: wanted }: Config): Promise<Finding> {
  const free = await freePort(host, wanted);
  if (free === wanted) return { state: 'ok', found: `http://${host}:${wanted} is free` };
  return {
    state: 'note',
    found: `${wanted} is in use; ganscope would take ${free}`,
    fix: `set PORT, or stop what listens on ${wanted}`,
  };
}

function database({ dataDir }: Config): Finding {
  try {
    mkdirSync(dataDir, { recursive: true });
    const store = openStore(dataDir);
    const runs = store.runs.list().length;
    store.close();
    return { state: 'ok', found: `${dataDir}, ${runs} ${runs === 1 ? 'run' : 'runs'}` };
  } catch (error) {
    return {
      state: 'fail',
      found: messageOf(error),
      // What is known says its own fix.
      ...(!(error instanceof KnownError) && {
        fix: 'set GANSCOPE_DATA to a folder on a local disk that you can write to',
      }),
    };
  }
}

function disk({ dataDir }: Config): Finding {
  mkdirSync(dataDir, { recursive: true });
  const { bavail, bsize } = statfsSync(dataDir);
  const free = Math.round((bavail * bsize) / MIB);
  const found = `${free.toLocaleString('en')} MiB free for ${join(dataDir)}`;
  return free < 500
    ? { state: 'fail', found, fix: 'free at least 500 MiB, or set GANSCOPE_DATA' }
    : { state: 'ok', found };
}

export const CHECKS: readonly { title: string; check: (config: Config) => Finding | Promise<Finding> }[] = [
  { title: 'Node', check: node },
  { title: 'backend', check: backend },
  { title: 'better-sqlite3', check: sqlite },
  { title: 'test browser', check: browser },
  { title: 'port', check: port },
  { title: 'database', check: database },
  { title: 'disk', check: disk },
];
