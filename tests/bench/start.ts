import { readFileSync } from 'node:fs';
import { build, isBuilt } from '../../server/bin/build.mjs';
import { endServer, freshDataDir, startServer } from '../support/server';
import { type BenchRow, median } from './row';

/** From the command to the first page, of what is built; and the memory of a server with nothing to do. */
const ROUNDS = 5;
const GOAL_MS = 800;
const GOAL_MIB = 120;

export default async function* start(): AsyncGenerator<BenchRow> {
  if (!isBuilt()) await build();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure());
  yield againstGoal('command to first page', median(rounds.map(({ ms }) => ms)), 'ms', GOAL_MS);
  yield againstGoal('idle memory of the server', median(rounds.map(({ rss }) => rss)), 'MiB', GOAL_MIB);
}

const againstGoal = (metric: string, value: number, unit: string, goal: number): BenchRow => ({
  bench: 'start',
  metric,
  value,
  unit,
  reference: `goal ${goal} ${unit}`,
  ratio: value / goal,
});

async function measure(): Promise<{ ms: number; rss: number }> {
  const started = performance.now();
  const server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
  try {
    await (await fetch(server.url)).text();
    const ms = performance.now() - started;
    await server.get('/api/catalogue');
    const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
    return { ms, rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024 };
  } finally {
    await endServer(server);
  }
}
