import type { Checkpoint, Run, RunParent } from '@/lib/protocol/entities';
import { KnownError, describeIssues } from '@/lib/protocol/errors';
import { configAt } from '@/lib/protocol/live-settings';
import type { ForkRunBody } from '@/lib/protocol/rest';
import type { RunConfig } from '@/lib/protocol/run-config';
import { fixedByCheckpoint } from '@/lib/protocol/run-config/fixed-by-checkpoint';
import { changesFrom } from '@/lib/protocol/run-config/overlay';
import { mergeConfig } from './merge-config';

export interface ForkPlan {
  config: RunConfig;
  /** What it changes. */
  before: RunConfig;
  parent: RunParent;
  /** Null: from scratch. */
  checkpoint: Checkpoint | null;
}

/**
 * What a fork will be. It has the configuration that its parent had at that step: what was changed later, while the
 * parent trained, is not of it. From step 0 it has the configuration as it is now.
 */
export function planFork(
  run: Run,
  { from, changes }: Pick<ForkRunBody, 'from' | 'changes'>,
  checkpoints: readonly Checkpoint[],
): ForkPlan {
  const checkpoint = from === 0 ? null : find(run, from, checkpoints);
  const before = checkpoint ? configAt(run.config, run.changes, from) : run.config;
  const config = mergeConfig(before, changes);
  const issues = checkpoint ? fixedByCheckpoint(before, config, from) : [];
  if (issues.length > 0) throw new KnownError('CONFIG_INVALID', describeIssues({ issues }), issues);
  return {
    config,
    before,
    parent: { runId: run.id, step: from, changes: changesFrom(before, config) },
    checkpoint: checkpoint && { ...checkpoint, kid: isMeasuredAlike(before, config) ? checkpoint.kid : null },
  };
}

function find(run: Run, from: number, checkpoints: readonly Checkpoint[]): Checkpoint {
  const found = checkpoints.find(({ step }) => step === from);
  if (found) return found;
  const steps = checkpoints.map(({ step }) => step).join(', ');
  throw new KnownError(
    'BAD_REQUEST',
    `run ${run.id} has no checkpoint of step ${from}; ${steps === '' ? 'it has none yet' : `it has ${steps}`}: take one of those, or 0 for from scratch`,
  );
}

/** Else its KID says nothing beside those that the fork will measure. */
const isMeasuredAlike = (before: RunConfig, after: RunConfig) =>
  (['dataset', 'classes', 'metrics'] as const).every(
    (key) => JSON.stringify(before[key]) === JSON.stringify(after[key]),
  );
