import { Command } from 'commander';
import type { RunsResponse } from '@/lib/protocol/rest';
import { withServer } from '../client';

export function runsCommand(): Command {
  return new Command('runs')
    .description('List the runs of the database, newest first.')
    .option('--json', 'one JSON object a line')
    .action(async ({ json }: { json?: boolean }) => {
      const { runs } = await withServer((client) => client.get<RunsResponse>('/api/runs'));
      for (const run of runs) {
        if (json) {
          console.log(JSON.stringify(run));
          continue;
        }
        const columns = [
          `#${run.id}`.padEnd(6),
          (run.queuePosition === null ? run.state : `queued ${run.queuePosition}`).padEnd(9),
          `${run.step}/${run.totalSteps}`.padEnd(16),
        ];
        console.log(`${columns.join(' ')} ${(run.backend ?? '-').padEnd(10)} ${run.name}`);
      }
      if (runs.length === 0)
        console.error('no runs yet; try: ganscope train --preset mnist-quick --steps 200');
    });
}
