import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, isBuilt } from '../../server/bin/build.mjs';
import { type BenchRow, median } from './row';

/** From the command to the first page, of what is built; and the memory of a server with nothing to do. */
const ROUNDS = 5;
const GOAL_MS = 800;
const GOAL_MIB = 120;

export default async function* start(): AsyncGenerator<BenchRow> {
  if (!isBuilt()) await build();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure());
  const pageMs = median(rounds.map(({ ms }) => ms));
  yield {
    bench: 'start',
    metric: 'command to first page',
    value: pageMs,
    unit: 'ms',
    reference: `goal ${GOAL_MS} ms`,
    ratio: pageMs / GOAL_MS,
  };
  const mib = median(rounds.map(({ rss }) => rss));
  yield {
    bench: 'start',
    metric: 'idle memory of the server',
    value: mib,
    unit: 'MiB',
    reference: `goal ${GOAL_MIB} MiB`,
    ratio: mib / GOAL_MIB,
  };
}

async function measure(): Promise<{ ms: number; rss: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ganscope-start-'));
  const started = performance.now();
  const child = spawn(process.execPath, ['server/bin/ganscope.mjs', 'serve'], {
    env: { ...process.env, PORT: '0', GANSCOPE_DATA: dataDir, GANSCOPE_DEMO: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const found = /ganscope is at (\S+)/.exec(text)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', () => reject(new Error('the server did not start')));
    });
    await (await fetch(url)).text();
    const ms = performance.now() - started;
    await (await fetch(`${url}/api/catalogue`)).text();
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return { ms, rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024 };
  } finally {
    child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}
