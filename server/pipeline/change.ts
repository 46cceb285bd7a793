import type { Store } from '@/db';
import type { ConfigChange, Run } from '@/lib/protocol/entities';
import { assign, valueAt } from '@/lib/protocol/live-settings';
import { referenceWith } from '@/lib/protocol/loss-reference';
import type { TrainerEventOf } from '@/lib/protocol/trainer-messages';

/** Keeps what the trainer changed: the configuration as it is now, what it was, and what the loss can reach with it. */
export function keepChange(
  store: Store,
  runId: number,
  { step, changes }: TrainerEventOf<'run:changed'>,
): { run: Run; made: ConfigChange[] } {
  return store.transaction(() => {
    const run = store.runs.get(runId)!;
    const made = changes.map(({ path, to }) => ({ step, path, from: valueAt(run.config, path), to }));
    for (const change of made) assign(run.config, change);
    store.runs.setConfig(runId, { config: run.config, changes: [...run.changes, ...made] });
    keepReference(store, runId);
    return { run: store.runs.get(runId)!, made };
  });
}

/** A trainer that goes on from a checkpoint tells what the loss could reach then. */
export function keepReference(store: Store, runId: number): void {
  const run = store.runs.get(runId);
  if (run?.setup && run.changes.length > 0)
    store.runs.setSetup(runId, { ...run.setup, loss: referenceWith(run.config.loss, run.config.labels) });
}
