import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { freshDataDir } from '@/tests/support/server';

export interface Feed {
  /** Layers of each network: three series each, beside the sixteen of the run. */
  layers: number;
  everyMs: number;
  stepsABatch: number;
  totalSteps: number;
  /** Steps that come at once at the start. */
  head?: number;
  samplesEvery?: number;
  eventsEvery?: number;
  /** What a step takes by the clock of the run; without it the clock of the machine. */
  msAStep?: number;
}

/** A server whose run 1 gets points at this pace from its start. */
export async function startFeed(feed: Feed) {
  const dataDir = freshDataDir();
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/dashboard/feeding-server.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      GANSCOPE_DATA: dataDir,
      GANSCOPE_LOG: 'warn',
      FEED: JSON.stringify(feed),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = /ganscope is at (\S+)/.exec(line)?.[1] ?? '';
    if (url) break;
  }
  if (!url) throw new Error('the server that is fed did not start');
  return {
    url,
    pid: child.pid!,
    async close() {
      child.kill('SIGTERM');
      await new Promise((ended) => child.once('exit', ended));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
