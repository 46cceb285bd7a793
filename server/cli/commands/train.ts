import { Command, InvalidArgumentError } from 'commander';
import type { Run } from '@/lib/protocol/entities';
import type { LintResponse } from '@/lib/protocol/lint';
import { withServer } from '../client';
import { announce, followRun } from '../follow-run';
import { parseSettings, withWholePath } from '../settings';
import { inWords } from '../warnings';
import { setOption } from './set-option';

interface Options {
  preset: string;
  set: string[];
  steps?: number;
  name?: string;
}

export function trainCommand(): Command {
  return new Command('train')
    .description('Train without a browser. The run is stored like any other and seen in the dashboard.')
    .requiredOption('--preset <id>', 'the configuration to start from: mnist-quick, mnist-dcgan, ...')
    .addOption(setOption())
    .option('--steps <n>', 'total steps', (text) => {
      if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('give a whole number from 1');
      return Number(text);
    })
    .option('--name <name>', 'a name for the run')
    .action(train);
}

async function train({ preset, set, steps, name }: Options): Promise<void> {
  const config = withWholePath(parseSettings(set));
  if (steps !== undefined) config['totalSteps'] = steps;
  await withServer(async (client) => {
    const { warnings } = await client.post<LintResponse>('/api/lint', { preset, config });
    if (warnings.length > 0) console.error(inWords(warnings));
    const created = await client.post<Run>('/api/runs', { preset, config, ...(name ? { name } : {}) });
    announce(client, created);
    await followRun(client, created);
  });
}
