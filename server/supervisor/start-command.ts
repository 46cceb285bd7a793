import type { Store } from '@/db';
import type { Run, RunParent } from '@/lib/protocol/entities';
import { configAt, valueAt } from '@/lib/protocol/live-settings';
import type { ForkStart, StartCommand } from '@/lib/protocol/trainer-messages';
import { checkpointFolder } from '../paths';

/** What a trainer must know to begin a run or to go on with it. */
export function startCommand(
  { id, config, changes, parent }: Run,
  { store, dataDir, threads }: { store: Store; dataDir: string; threads: number },
): StartCommand {
  return {
    type: 'run:start',
    runId: id,
    config: configAt(config, changes, 0),
    changes,
    storedStep: store.series.lastStep(id),
    threads,
    checkpointDir: checkpointFolder(dataDir, id),
    checkpoints: store.checkpoints
      .list(id)
      .map(({ file, step, sha256, kid }) => ({ file, step, sha256, kid })),
    fork: parent && parent.step > 0 ? forkStart(parent) : null,
  };
}

const forkStart = ({ step, changes }: RunParent): ForkStart => ({
  step,
  anew: [
    ...(valueAt(changes, 'optimizer.generator.id') === undefined ? [] : ['g' as const]),
    ...(valueAt(changes, 'optimizer.discriminator.id') === undefined ? [] : ['d' as const]),
  ],
});
