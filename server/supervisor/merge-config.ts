import { KnownError, describeIssues } from '@/lib/protocol/errors';
import type { RunConfig } from '@/lib/protocol/run-config';
import { checkConfig } from '@/lib/protocol/run-config/check';
import { type Plain, overlay } from '@/lib/protocol/run-config/overlay';

/** A preset, or nothing, with changes laid over it, checked. */
export function mergeConfig(base: Plain, changes: Plain): RunConfig {
  const checked = checkConfig(overlay(base, changes));
  if (checked.ok) return checked.value;
  throw new KnownError('CONFIG_INVALID', `config: ${describeIssues(checked)}`, checked.issues);
}
