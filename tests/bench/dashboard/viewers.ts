import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import type { Run } from '@/lib/protocol/entities';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '@/tests/support/server';
import { type BenchRow, median } from '../row';
import { againstGoal, told } from './goal';

const VIEWERS = 200;
const ROUNDS = 4;
const SECONDS = 7;
/** Steps after which a trainer runs evenly. */
const WARM = 60;
const GOAL_PERCENT = 2;
const TICKS_A_SECOND = 100;

/**
 * What two hundred viewers take from the trainer of the run they watch: it trains with and without them in turn. They
 * are sockets of one process that gives way to all others, since on this machine they have no cores of their own;
 * what the server itself spends on them is counted apart, by its own clock of the processor.
 */
export async function* viewers(): AsyncGenerator<BenchRow> {
  const server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
  const script = ['--import', 'tsx', 'tests/bench/dashboard/viewers-child.ts', server.url, `${VIEWERS}`];
  const child = spawn('nice', ['-n', '19', process.execPath, ...script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers: AsyncIterator<string> = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  try {
    await server.post('/api/runs', {
      preset: 'mnist-quick',
      config: { backend: 'wasm', totalSteps: 1_000_000 },
    });
    await answers.next();
    while ((await server.get<Run>('/api/runs/1')).step < WARM) await after(200);
    const all = async (word: 'watch' | 'unwatch') => {
      child.stdin.write(`${word}\n`);
      const { value } = (await answers.next()) as { value: string };
      return Number(value.split(' ')[1]);
    };
    const [alone, watched] = [[] as Stretch[], [] as Stretch[]];
    let heard = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await stretch(server));
      await all('watch');
      watched.push(await stretch(server));
      heard = await all('unwatch');
    }
    const of = (stretches: Stretch[], what: keyof Stretch) => median(stretches.map((one) => one[what]));
    const slower = 1 - of(watched, 'steps') / of(alone, 'steps');
    yield told('steps of the trainer that nobody watches', of(alone, 'steps'), 'steps/s');
    yield againstGoal(`what ${VIEWERS} viewers take of them`, 100 * slower, '%', GOAL_PERCENT);
    const spent = of(watched, 'server') - of(alone, 'server');
    yield told('processor time of the server for one viewer', (1000 * spent) / VIEWERS, 'ms/s');
    yield told('batches that a viewer gets', heard / VIEWERS / ROUNDS / SECONDS, 'batches/s');
  } finally {
    child.stdin.end();
    await endServer(server);
  }
}

/** Steps a second, and seconds of the processor that the server spent a second. */
interface Stretch {
  steps: number;
  server: number;
}

async function stretch(server: ServerUnderTest): Promise<Stretch> {
  const look = async () => ({
    step: (await server.get<Run>('/api/runs/1')).step,
    cpu: processorSeconds(server.child.pid!),
    at: performance.now() / 1000,
  });
  const before = await look();
  await after(1000 * SECONDS);
  const now = await look();
  const seconds = now.at - before.at;
  return { steps: (now.step - before.step) / seconds, server: (now.cpu - before.cpu) / seconds };
}

/** Of all threads of a process, in its own code and in the system's for it. */
function processorSeconds(pid: number): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / TICKS_A_SECOND;
}
