import type { LintWarning } from '@/lib/protocol/lint';
import type { RunConfig } from '@/lib/protocol/run-config';
import { CHECKS } from './registry';

/** What is to be said of a configuration before a run begins with it, in the order of the registry. */
export const lint = (config: RunConfig): LintWarning[] =>
  CHECKS.flatMap(({ meta, check }) => check(config).map((warning) => ({ check: meta.id, ...warning })));
