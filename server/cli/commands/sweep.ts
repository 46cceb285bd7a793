import { Command, InvalidArgumentError, Option } from 'commander';
import { MOST_COMPARED } from '@/lib/protocol/compare';
import { KnownError } from '@/lib/protocol/errors';
import type { SweepResponse } from '@/lib/protocol/sweep';
import { type Client, withServer } from '../client';
import { announce, followRun } from '../follow-run';
import { parseSettings, parseValues, withWholePath } from '../settings';
import { setOption } from './set-option';

interface Options {
  preset?: string;
  run?: number;
  over: string[];
  set: string[];
  random?: number;
  seed?: number;
  name?: string;
}

export function sweepCommand(): Command {
  return new Command('sweep')
    .description('Train runs over values of some settings, one after the other or as many as train at once.')
    .option('--preset <id>', 'the configuration to start from')
    .option('--run <number>', 'or the one of a run', wholeNumber)
    .addOption(
      new Option('--over <key=values>', 'values with commas, e.g. batchSize=16,32; may be repeated')
        .argParser((pair: string, before: string[]) => [...before, pair])
        .default([] as string[], 'none'),
    )
    .addOption(setOption())
    .option(
      '--random <count>',
      'so many of the combinations, drawn by the seed; without it all of them',
      wholeNumber,
    )
    .option('--seed <n>', 'what is drawn', wholeNumber)
    .option('--name <name>', 'a name for the runs')
    .action(sweep);
}

async function sweep({ preset, run, over, set, random, seed, name }: Options): Promise<void> {
  if ((preset === undefined) === (run === undefined))
    throw new KnownError('BAD_REQUEST', 'say what to start from: --preset mnist-quick, or --run 3');
  const body = {
    base: preset === undefined ? { run } : { preset },
    config: withWholePath(parseSettings(set)),
    settings: Object.fromEntries(over.map(parseValues)),
    ...(random === undefined ? {} : { kind: 'random', count: random }),
    seed,
    name,
  };
  await withServer(async (client) => {
    const { sweep: number, runs } = await client.post<SweepResponse>('/api/sweeps', body);
    const ids = runs.map(({ id }) => id).slice(0, MOST_COMPARED);
    console.error(
      `sweep ${number}: ${runs.length} runs; also at ${client.url}/compare?runs=${ids.join(',')}`,
    );
    await followAll(client, runs);
  });
}

/** One after the other; Ctrl-C is for all of them. */
async function followAll(client: Client, runs: SweepResponse['runs']): Promise<void> {
  let isInterrupted = false;
  process.once('SIGINT', () => (isInterrupted = true));
  for (const run of runs) {
    // One that has ended meanwhile is in no state to be stopped, which is no failure.
    if (isInterrupted) await client.post(`/api/runs/${run.id}/stop`).catch(() => undefined);
    else announce(client, run);
    await followRun(client, run);
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('give a whole number');
  return Number(text);
}
