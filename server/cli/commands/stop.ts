import { Command } from 'commander';
import type { Run } from '@/lib/protocol/entities';
import { withServer } from '../client';

export function stopCommand(): Command {
  return new Command('stop')
    .description('Stop a run, without asking. It keeps a checkpoint and can be resumed.')
    .argument('<run>', 'number of the run')
    .action((run: string) =>
      withServer(async (client) => {
        const { id, step } = await client.post<Run>(`/api/runs/${encodeURIComponent(run)}/stop`);
        console.log(`run #${id} was asked to stop at step ${step}`);
      }),
    );
}
