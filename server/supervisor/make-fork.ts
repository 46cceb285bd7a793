import type { Store } from '@/db';
import type { Run } from '@/lib/protocol/entities';
import { changeInWords, valueAt } from '@/lib/protocol/live-settings';
import type { ForkRunBody } from '@/lib/protocol/rest';
import type { RunConfig } from '@/lib/protocol/run-config';
import { isPlain, leavesOf } from '@/lib/protocol/run-config/overlay';
import { holdCheckpoint } from './hold-checkpoint';
import { planFork } from './plan-fork';

/**
 * A queued run from one that is stored, with the checkpoint that it goes on from in its own folder: what the parent
 * does with its file later does not matter. Where anything fails nothing is left of it.
 */
export async function makeFork(
  { store, dataDir }: { store: Store; dataDir: string },
  origin: Run,
  { name, ...request }: Omit<ForkRunBody, 'beside'>,
): Promise<{ run: Run; words: string }> {
  const { config, before, parent, checkpoint } = planFork(origin, request, store.checkpoints.list(origin.id));
  const held = checkpoint && (await holdCheckpoint(dataDir, checkpoint));
  try {
    // In one go: a run that stands in the queue may be started by whatever ends meanwhile.
    const run = store.transaction(() => {
      const { id } = store.runs.create({
        name: name ?? `${origin.name}, fork`.slice(0, 200),
        preset: origin.preset,
        config,
        parent,
      });
      if (checkpoint) store.checkpoints.add({ ...checkpoint, runId: id });
      held?.giveTo(id);
      return store.runs.get(id)!;
    });
    return { run, words: `${placeOf(parent.step)}: ${changedInWords(before, parent.changes)}` };
  } finally {
    held?.drop();
  }
}

const placeOf = (step: number) => (step === 0 ? 'from step 0' : `at step ${step}`);

function changedInWords(before: RunConfig, changes: Record<string, unknown>): string {
  const said = leavesOf(changes).map(([path, to]) => {
    // A list of layers is more than one reads in a line.
    const isLong = Array.isArray(to) && to.some(isPlain);
    return isLong ? path : changeInWords({ path, from: valueAt(before, path), to });
  });
  return said.length === 0 ? 'nothing changed' : `changed ${said.join(', ')}`;
}
