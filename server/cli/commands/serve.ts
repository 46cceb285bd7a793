import { Command } from 'commander';
import { readConfig } from '../../config';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Start the dashboard and its trainer; the first start shows a demo run that really trains.')
    .option('--dev', 'run the pages from their sources with hot reload')
    .action(async ({ dev = false }: { dev?: boolean }) => {
      const config = readConfig(process.env);
      const { serve } = await import('../../main');
      await serve(config, { dev, signals: true });
    });
}
