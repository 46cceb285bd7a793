import type { LintWarning } from '@/lib/protocol/lint';
import type { RunConfig } from '@/lib/protocol/run-config';

export type Warning = Omit<LintWarning, 'check'>;

/**
 * One thing to warn of. It sees a configuration that has been parsed, so what that refuses needs no check; and
 * it is right about this trainer, whatever others do.
 */
export interface Check {
  meta: {
    id: string;
    title: string;
    /** Papers and measured facts behind it: nothing is warned of without. */
    references: readonly string[];
    /** The lesson (1 to 7) it stands for. */
    lesson?: number;
  };
  check: (config: RunConfig) => Warning[];
}
