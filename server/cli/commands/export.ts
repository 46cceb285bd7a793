import { Argument, Command, Option } from 'commander';
import { KnownError } from '@/lib/protocol/errors';
import { withServer } from '../client';
import { parseRun } from '../run-argument';
import { printStream, saveStream } from '../save-stream';

interface Options {
  format?: string;
  checkpoints?: boolean;
}

export function exportCommand(): Command {
  return new Command('export')
    .description('Write every stored point of a run to standard output, or the whole run to a file.')
    .addArgument(
      new Argument('<run>', 'number of the run, as `ganscope runs` lists it').argParser((text) =>
        parseRun(text),
      ),
    )
    .argument('[file]', 'a name that ends in .ganscope: the whole run, which `ganscope import` takes')
    .addOption(
      new Option('--format <format>', 'points as an object a step, or as a table').choices(['jsonl', 'csv']),
    )
    .option('--checkpoints', 'into the file: what training can go on from, too')
    .action(async (run: number, file: string | undefined, { format, checkpoints }: Options) => {
      if (file === undefined ? checkpoints : format !== undefined || !file.endsWith('.ganscope')) {
        throw new KnownError(
          'BAD_REQUEST',
          'a whole run goes to a file that ends in .ganscope, with --checkpoints or without; points go to standard output, with --format',
        );
      }
      await withServer(async (client) => {
        if (file === undefined)
          return printStream(await client.stream(`/api/runs/${run}/export?format=${format ?? 'jsonl'}`));
        const path = `/api/runs/${run}/archive?checkpoints=${checkpoints ? 1 : 0}`;
        await saveStream(await client.stream(path), file);
        console.log(`run ${run} is in ${file}`);
      });
    });
}
