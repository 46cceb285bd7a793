import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { withServer } from '../client';

export function exportCommand(): Command {
  return new Command('export')
    .description('Write every stored point of a run to standard output.')
    .addArgument(
      new Argument('<run>', 'number of the run, as `ganscope runs` lists it').argParser((text) => {
        if (!/^#?[1-9]\d*$/.test(text)) throw new InvalidArgumentError('give the number of a run, e.g. 3');
        return Number(text.replace('#', ''));
      }),
    )
    .addOption(
      new Option('--format <format>', 'one object a step, or a table')
        .choices(['jsonl', 'csv'])
        .default('jsonl'),
    )
    .action(async (run: number, { format }: { format: string }) => {
      await withServer(async (client) => {
        const body = await client.stream(`/api/runs/${run}/export?format=${format}`);
        await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), process.stdout, {
          end: false,
        });
      });
    });
}
