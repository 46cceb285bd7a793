import { BACKENDS } from '@/lib/gan/backends/registry';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Training } from '@/lib/gan/training';
import type { Store } from '@/db';
import type { ConfigChange } from '@/lib/protocol/entities';
import type { RunConfig } from '@/lib/protocol/run-config';

type Signals = ReadonlyMap<string, number>;
/** Signals without those of the clock, in the order of their names. */
const withoutTimes = (values: Signals) =>
  [...values].filter(([tag]) => !tag.startsWith('time/')).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** What a run comes to in one go, on its own backend. */
export async function trainWhole(config: RunConfig, changes: readonly ConfigChange[] = []) {
  const training = new Training(
    config,
    await openDataset(config.dataset, config.classes, config.seed),
    await BACKENDS.wasm.create({ threads: 1 }),
  );
  return Array.from({ length: config.totalSteps }, (_, index) => {
    for (const change of changes.filter(({ step }) => step === index + 1)) training.change(change);
    return { step: index + 1, values: withoutTimes(training.next()) };
  });
}

export const storedPoints = ({ series }: Store, runId: number) =>
  [...series.iterate(runId)].map(({ step, values }) => ({ step, values: withoutTimes(values) }));
