import { statSync } from 'node:fs';
import { Command } from 'commander';
import { KnownError } from '@/lib/protocol/errors';
import type { ImportAnswer } from '@/lib/protocol/rest';
import { withServer } from '../client';

export function importCommand(): Command {
  return new Command('import')
    .description('Take in a run that `ganscope export RUN FILE` wrote, here or elsewhere.')
    .argument('<file>', 'a file that ends in .ganscope')
    .action(async (file: string) => {
      if (!statSync(file, { throwIfNoEntry: false })?.isFile())
        throw new KnownError('NOT_FOUND', `there is no file ${file}`);
      const { run, was } = await withServer((client) => client.upload<ImportAnswer>('/api/import', file));
      const from = was === run.id ? '' : ` (it was run ${was} where it comes from)`;
      console.log(`imported as run ${run.id}${from}: ${run.name}`);
    });
}
