import { Command } from 'commander';
import { readConfig } from '../../config';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Start the dashboard and its trainer; the first start shows a demo run that really trains.')
    .option('--dev', 'run the pages from their sources with hot reload')
    .option('--runs <n>', 'how many runs train at the same time (1); they share the cores')
    .action(async ({ dev = false, runs }: { dev?: boolean; runs?: string }) => {
      const config = readConfig({ ...process.env, ...(runs && { GANSCOPE_RUNS_AT_ONCE: runs }) });
      const { serve } = await import('../../main');
      await serve(config, { dev, signals: true });
    });
}
