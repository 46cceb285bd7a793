import { Command, InvalidArgumentError } from 'commander';
import type { Run } from '@/lib/protocol/entities';
import { withServer } from '../client';
import { announce, followRun } from '../follow-run';
import { parseSettings, withWholePath } from '../settings';
import { setOption } from './set-option';

interface Options {
  from: number;
  set: string[];
  name?: string;
  beside?: boolean;
}

export function forkCommand(): Command {
  return new Command('fork')
    .description(
      'A new run from the configuration of another, with changes; from step 0, or from one of its checkpoints with weights, optimizers and random states.',
    )
    .argument('<run>', 'number of the run')
    .option('--from <step>', 'step of the checkpoint to go on from', wholeNumber, 0)
    .addOption(setOption())
    .option('--name <name>', 'a name for the new run')
    .option('--beside', 'start at once, beside those that train, where no place is free')
    .action(fork);
}

async function fork(run: string, { from, set, name, beside }: Options): Promise<void> {
  const body = { from, changes: withWholePath(parseSettings(set)), name, beside };
  await withServer(async (client) => {
    const created = await client.post<Run>(`/api/runs/${encodeURIComponent(run)}/fork`, body);
    announce(client, created);
    await followRun(client, created);
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('give the step of a checkpoint, or 0');
  return Number(text);
}
