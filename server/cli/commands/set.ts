import { Command } from 'commander';
import type { Run } from '@/lib/protocol/entities';
import { LIVE_SETTINGS, changeInWords } from '@/lib/protocol/live-settings';
import { withServer } from '../client';
import { parseSettings } from '../settings';

export function setCommand(): Command {
  return new Command('set')
    .description('Change settings of a run while it trains or is paused.')
    .argument('<run>', 'number of the run')
    .argument('<path=value...>', `settings; these can change: ${LIVE_SETTINGS.join(', ')}`)
    .action(async (run: string, pairs: string[]) => {
      const config = parseSettings(pairs);
      await withServer(async (client) => {
        const path = `/api/runs/${encodeURIComponent(run)}`;
        const { changes: before } = await client.get<Run>(path);
        const { changes } = await client.post<Run>(`${path}/change`, { config });
        const made = changes.slice(before.length);
        for (const change of made) console.log(`from step ${change.step} on: ${changeInWords(change)}`);
        if (made.length === 0) console.log('nothing changed: the run has these values');
      });
    });
}
