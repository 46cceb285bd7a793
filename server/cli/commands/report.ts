import { Argument, Command } from 'commander';
import { withServer } from '../client';
import { parseRun } from '../run-argument';
import { printStream, saveStream } from '../save-stream';

interface Options {
  markdown?: boolean;
  output?: string;
}

export function reportCommand(): Command {
  return new Command('report')
    .description(
      'Write a run, or several side by side, as one HTML file that needs no network, or as Markdown.',
    )
    .addArgument(
      new Argument('<run...>', 'numbers of runs, as `ganscope runs` lists them').argParser(
        (text, before: number[] | undefined) => [...(before ?? []), parseRun(text)],
      ),
    )
    .option('--markdown', 'the summary, without pictures')
    .option('-o, --output <file>', 'where to; without it to standard output')
    .action(async (runs: number[], { markdown, output }: Options) => {
      const query = `runs=${runs.join(',')}&format=${markdown ? 'markdown' : 'html'}`;
      await withServer(async (client) => {
        const body = await client.stream(`/api/report?${query}`);
        if (output === undefined) return printStream(body);
        await saveStream(body, output);
        console.log(`the report is in ${output}`);
      });
    });
}
