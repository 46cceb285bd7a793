import { z } from 'zod';
import { issue } from './errors';

/** A setting that will not do what it says, or that experience speaks against. The run may start all the same. */
export const lintWarning = z.object({
  /** Names its page. */
  check: z.string(),
  path: issue.shape.path,
  message: z.string(),
  reason: z.string(),
  /** `settings` are laid over the configuration as changes over a preset. */
  fix: z.object({ title: z.string(), settings: z.record(z.string(), z.unknown()) }),
});
export type LintWarning = z.infer<typeof lintWarning>;

export const lintResponse = z.object({ warnings: z.array(lintWarning) });
export type LintResponse = z.infer<typeof lintResponse>;

/** A check as people read of it; `page` is Markdown. */
export const lintCheck = z.object({ id: z.string(), title: z.string(), page: z.string() });
export type LintCheck = z.infer<typeof lintCheck>;
export const lintChecksResponse = z.object({ checks: z.array(lintCheck) });
export type LintChecksResponse = z.infer<typeof lintChecksResponse>;
